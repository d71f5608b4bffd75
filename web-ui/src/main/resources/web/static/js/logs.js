// Log lines of all services in a panel over any page. Lines are asked for from where the last ones ended, so that none is
// lost while the panel is hidden, paused or filtered.
import { ago } from './ago.js';

const MOST = 1000;
const PAUSE = 1000;
const SILENCE = 5000;
const KEY = 'dynamote-logs';
// Services clean what they log; what draws checks again: escape sequences, control and direction characters.
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RANK = { INFO: 0, WARN: 1, ERROR: 2 };

export function clean(text) {
  return String(text ?? '').replace(ESCAPES, '').replace(CONTROLS, '');
}

let panel;
let lines = [];
let cursor = '';
let dropped = 0;
let following = true;
let timer = 0;
let asking = false;
let waiting = 0;

const part = (name) => panel.querySelector(`[data-${name}]`);

function piece(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

function wanted(line) {
  const service = part('service').value;
  const words = part('text').value.trim().toLowerCase();
  return (service === '' || line.service === service)
    && (RANK[line.severity] ?? 2) >= RANK[part('severity').value]
    && (words === '' || line.words.includes(words));
}

function element(line) {
  const row = document.createElement('li');
  row.className = `log-${line.severity.toLowerCase()}`;
  const message = piece('span', 'log-text', line.message);
  for (const [name, value] of line.attributes) {
    const pair = piece('span', 'log-pair', `${name}=`);
    pair.append(piece('b', '', value));
    message.append(' ', pair);
  }
  if (line.trace) message.append(piece('pre', '', line.trace));
  const logger = piece('span', 'log-logger', line.logger.split('.').pop());
  logger.title = line.logger;
  row.append(piece('time', '', line.clock), piece('b', 'log-severity', line.severity),
    piece('span', 'log-service', line.service), logger, message);
  return row;
}

// A note, with the age of a moment behind it if there is one; browsers read it aloud only when it changes.
function tell(text, since = '') {
  const note = part('note');
  if (note.dataset.told === text + since) return;
  note.dataset.told = text + since;
  note.hidden = text === '';
  note.textContent = text;
  if (since === '') return;
  const time = piece('time', '', ago(Date.parse(since), Date.now()));
  time.dateTime = since;
  time.dataset.ago = '';
  note.append(' As of ', time, '.');
}

// What is to be said of lines that are complete up to a moment; null before telemetry-service has read any.
function age(asOf) {
  if (!asOf) return ['telemetry-service has not read yet what Kafka holds: lines are missing.'];
  if (Date.now() - Date.parse(asOf) > SILENCE) return ['Kafka does not answer, so newer lines are missing.', asOf];
  return [lines.length === 0 ? 'No line has been logged yet.' : ''];
}

function count() {
  const shown = part('lines').childElementCount;
  part('count').textContent = `${shown} of ${lines.length} lines${dropped > 0 ? `, ${dropped} dropped by services` : ''}`;
  const button = part('follow');
  button.setAttribute('aria-pressed', String(following));
  button.textContent = following ? 'Pause' : waiting > 0 ? `Follow (${waiting} new)` : 'Follow';
}

function bottom() {
  const list = part('lines');
  if (following) list.scrollTop = list.scrollHeight;
}

// While paused nothing moves: what comes is kept and shown on going on.
function show(fresh) {
  if (!following) {
    waiting += fresh.filter(wanted).length;
    count();
    return;
  }
  const list = part('lines');
  list.append(...fresh.filter(wanted).map(element));
  while (list.childElementCount > MOST) list.firstElementChild.remove();
  count();
  bottom();
}

function draw() {
  part('lines').replaceChildren();
  waiting = 0;
  const before = following;
  following = true;
  show(lines);
  following = before;
  count();
}

function read(item) {
  const message = clean(item.message);
  const service = clean(item.service);
  const attributes = Object.entries(item.attributes ?? {}).map(([name, value]) => [clean(name), clean(value)]);
  return {
    service,
    message,
    attributes,
    severity: item.severity in RANK ? item.severity : 'ERROR',
    logger: clean(item.logger),
    trace: clean(item.stacktrace),
    clock: clean(item.time).slice(11, 23).padEnd(12, '0'),
    words: `${service} ${message} ${item.logger ?? ''} ${attributes.flat().join(' ')}`.toLowerCase(),
  };
}

function services() {
  const select = part('service');
  const known = new Set([...select.options].map((option) => option.value));
  for (const service of new Set(lines.map((line) => line.service))) {
    if (!known.has(service)) select.append(new Option(service, service));
  }
}

async function ask() {
  const query = new URLSearchParams({ limit: String(MOST) });
  if (cursor) query.set('after', cursor);
  const response = await fetch(`/api/logs?${query}`, { headers: { Accept: 'application/json' } });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail ?? answer.title);
  cursor = answer.nextCursor ?? cursor;
  dropped += answer.dropped ?? 0;
  const fresh = answer.items.map(read);
  lines = [...lines, ...fresh].slice(-MOST);
  services();
  tell(...age(answer.asOf));
  show(fresh);
  return fresh.length === MOST;
}

// One question at a time, however often the panel is opened and closed meanwhile.
async function follow() {
  clearTimeout(timer);
  if (panel.hidden || asking) return;
  asking = true;
  let more = false;
  try {
    more = document.hidden ? false : await ask();
  } catch (failure) {
    tell(`Log lines cannot be read: ${failure.message}. Trying again.`);
  }
  asking = false;
  timer = setTimeout(follow, more ? 0 : PAUSE);
}

export function toggleLogs(open = panel.hidden) {
  panel.hidden = !open;
  sessionStorage.setItem(KEY, open ? 'open' : '');
  document.documentElement.classList.toggle('has-logs', open);
  if (!open) return;
  if (lines.length === 0) tell('Reading log lines …');
  follow();
  bottom();
}

function go(on) {
  following = on;
  if (on) draw();
  count();
  bottom();
}

export function startLogs() {
  panel = document.getElementById('logs');
  for (const name of ['service', 'severity', 'text']) part(name).addEventListener('input', draw);
  part('follow').addEventListener('click', () => go(!following));
  part('close').addEventListener('click', () => toggleLogs(false));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') toggleLogs(false);
  });
  // Whoever scrolls up wants to read; at the end it goes on.
  part('lines').addEventListener('wheel', (event) => {
    if (event.deltaY < 0 && following) go(false);
  }, { passive: true });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-logs]')) toggleLogs();
  });
  if (sessionStorage.getItem(KEY) === 'open') toggleLogs(true);
}
