// Says that alerts fire to whoever asked this browser for it: a notification of the desktop, a sound, or both.
import { announce } from './announce.js';
import { listen } from './stream.js';
import { toast } from './toast.js';

const CHOICE = 'dynamote-notify';
const SOUNDED = 'dynamote-sounded';
const TOGETHER = 800; // what fires within this time of each other, in ms, is told as one,
const LATEST = 3_000; // though nothing that fires waits longer than this
const RANKS = ['critical', 'warning', 'info'];
const QUIET = 5_000; // between two sounds, in all windows

let waiting = [];
let since = 0;
let timer = 0;
let audio = null;

function choice() {
  try {
    return { desktop: false, sound: false, ...JSON.parse(localStorage.getItem(CHOICE) ?? '{}') };
  } catch {
    return { desktop: false, sound: false };
  }
}

const choose = (change) => localStorage.setItem(CHOICE, JSON.stringify({ ...choice(), ...change }));
const possible = () => 'Notification' in window;
const allowed = () => possible() && Notification.permission === 'granted';

// Two short tones. A browser that was never clicked in since the page came stays silent.
function sound() {
  const now = Date.now();
  if (now - Number(localStorage.getItem(SOUNDED) ?? 0) < QUIET) return;
  localStorage.setItem(SOUNDED, String(now));
  audio ??= new AudioContext();
  audio.resume();
  [880, 660].forEach((pitch, i) => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const from = audio.currentTime + i * 0.18;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.12, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.32);
  });
}

function show(title, text, tag, href) {
  const note = new Notification(title, { body: text, tag, icon: document.querySelector('link[rel=icon]').href });
  note.onclick = () => {
    window.focus();
    location.href = href;
    note.close();
  };
}

// Windows of one browser tell the same by the same tag, so that it is shown once.
function desktop(fired) {
  if (fired.length > 3) {
    const names = [...new Set(fired.map((each) => each.name))].slice(0, 3).join(', ');
    show(`${fired.length} alerts fire`, names, `many-${fired[0].incident}`, '/alerts');
    return;
  }
  for (const each of fired) show(`${each.severity}: ${each.name}`, each.summary, each.incident, each.href);
}

const rank = (alert) => (RANKS.includes(alert.severity) ? RANKS.indexOf(alert.severity) : RANKS.length);
const worstFirst = (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.incident.localeCompare(b.incident);

// In an order of its own: alerts come in any, and every window must say the same.
function tell() {
  const fired = waiting.sort(worstFirst);
  waiting = [];
  const { desktop: wantsDesktop, sound: wantsSound } = choice();
  announce('', fired.length === 1 ? `${fired[0].name} fires` : `${fired.length} alerts fire`);
  if (wantsDesktop && allowed()) desktop(fired);
  if (wantsSound) sound();
}

function heard(alert) {
  if (!waiting.length) since = Date.now();
  waiting.push(alert);
  clearTimeout(timer);
  timer = setTimeout(tell, Math.min(TOGETHER, Math.max(0, since + LATEST - Date.now())));
}

function reflect(root) {
  const chosen = choice();
  root.querySelector('[name=desktop]').checked = chosen.desktop && allowed();
  root.querySelector('[name=sound]').checked = chosen.sound;
  const note = root.querySelector('[data-desktop-note]');
  if (!possible()) note.textContent = 'This browser shows them only where the portal is reached by https or on this machine.';
  else if (Notification.permission === 'denied') note.textContent = 'This browser was told to refuse them: allow notifications for this site in its settings.';
  root.querySelector('[name=desktop]').disabled = !possible() || Notification.permission === 'denied';
}

// The browser is asked when somebody wants it, never before.
async function wantDesktop(root, wanted) {
  const granted = wanted && (allowed() || (await Notification.requestPermission()) === 'granted');
  choose({ desktop: granted });
  reflect(root);
}

export function startNotify() {
  listen([], { 'alert-fired': heard });
  const root = document.querySelector('[data-notify]');
  if (!root) return;
  reflect(root);
  root.addEventListener('change', (event) => {
    if (event.target.name === 'desktop') wantDesktop(root, event.target.checked);
    if (event.target.name === 'sound') choose({ sound: event.target.checked });
  });
  root.querySelector('[data-notify-try]').addEventListener('click', () => {
    const chosen = choice();
    if (chosen.desktop && allowed()) show('A try', 'Alerts that fire are shown like this.', 'try', '/alerts');
    if (chosen.sound) {
      localStorage.removeItem(SOUNDED);
      sound();
    }
    if (!chosen.sound && !(chosen.desktop && allowed())) toast('Neither is switched on in this browser.', 'warning');
  });
}
