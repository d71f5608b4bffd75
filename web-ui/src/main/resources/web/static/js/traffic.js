// The live dashboard of one scope: tiles, charts, table. Fifteen minutes come from the service, what follows is pushed.
import { course } from './course.js';
import { figure } from './figures.js';
import { Plots } from './plots.js';
import { Series } from './series.js';
import { listenFor } from './stream.js';
import { followServed, startRows as startTable } from './traffic-rows.js';

const SPAN = 15 * 60_000;
const SILENCE = 5_000;

const camel = (text) => text.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

// Signals name figures as rules do and tell seconds; pages have names of their own and milliseconds.
function nameOf(variable) {
  const percentile = variable.match(/^(.*)_(p\d+)_seconds$/);
  if (percentile) return [`${camel(percentile[1])}Millis.${percentile[2]}`, 1000];
  const error = variable.match(/^([a-z]+)_errors_per_second$/);
  return error ? [`errorsPerSecond.${error[1]}`, 1] : [camel(variable), 1];
}

function ofSignal(signal) {
  const values = {};
  for (const [variable, value] of Object.entries(signal.values ?? {})) {
    const [name, factor] = nameOf(variable);
    values[name] = value * factor;
  }
  return values;
}

async function read(address, seconds, names) {
  const response = await fetch(address, { headers: { Accept: 'application/json' } });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail ?? answer.title ?? String(response.status));
  const step = answer.stepSeconds ?? seconds;
  return { step, points: course(answer, step, names) };
}

function tell(root, trouble) {
  const note = root.querySelector('[data-trouble]');
  note.hidden = trouble === '';
  note.querySelector('span:last-child').textContent = trouble;
}

async function fill(root, address, seconds, store, plots) {
  try {
    const { step, points } = await read(address, seconds, store.names);
    store.prepend(points);
    plots.spaced(step * 1000);
    tell(root, '');
  } catch (failure) {
    tell(root, `The course of the figures cannot be read: ${failure.message}`);
  }
  root.classList.remove('is-filling');
  plots.changed(true);
}

function tiles(root, values) {
  for (const element of root.querySelectorAll('.tiles [data-figure]')) {
    const name = element.dataset.figure;
    const text = figure(name)(values[name]);
    if (element.textContent !== text) element.textContent = text;
    const part = element.closest('[data-part]');
    if (part) part.classList.toggle('is-zero', !values[name]);
  }
}

function age(root, at) {
  const old = Date.now() - at > SILENCE;
  root.classList.toggle('is-old', old);
  const note = root.querySelector('[data-age]');
  note.hidden = !old;
  const caveat = root.querySelector('[data-caveat]');
  if (caveat) caveat.hidden = old; // what arrived, or that nothing does, is said once
  if (old) note.querySelector('time').dateTime = new Date(at).toISOString();
}

function live(root, store, plots) {
  const { scope } = root.dataset;
  const points = `/api/traffic/points?scope=${encodeURIComponent(scope)}&seconds=900&stepSeconds=1`;
  fill(root, points, 1, store, plots);
  // The page was rendered with a signal; the stream begins with the same one, which is no news.
  const known = Date.parse(root.dataset.at);
  let seen = root.classList.contains('is-old') ? known : Date.now();
  const own = scope.includes(',') ? 'signals:traffic' : `signals:traffic:${scope}`;
  listenFor(root, [own], {
    'signal.v1': (signal) => {
      if (signal.kind !== 'traffic' || signal.entity !== scope) return;
      const time = Date.parse(signal.time);
      if (time <= store.last) return;
      if (time - store.last > SILENCE * 2) {
        store.clear();
        fill(root, points, 1, store, plots);
      }
      const values = ofSignal(signal);
      store.append(time, values);
      if (!(time <= known)) {
        seen = Date.now();
        root.querySelector('[data-caveat]')?.remove();
        if (root.classList.contains('is-old')) age(root, seen);
      }
      tiles(root, values);
      plots.changed();
    },
  });
  const timer = setInterval(() => {
    if (root.isConnected) age(root, seen);
    else clearInterval(timer);
  }, 1000);
}

function mount(root) {
  root.dataset.mounted = 'true';
  const names = [...root.querySelectorAll('[data-series]')].map((element) => element.dataset.series);
  const isLive = root.dataset.from === undefined;
  const store = new Series(names, isLive ? SPAN : Infinity);
  const seconds = isLive ? 1 : 60;
  const window = isLive ? { live: SPAN } : { from: Date.parse(root.dataset.from), to: Date.parse(root.dataset.to) };
  const plots = new Plots(root, store, window, seconds * 1000);
  if (isLive) live(root, store, plots);
  else fill(root, root.dataset.history, seconds, store, plots);
}

export function mountTraffic() {
  document.querySelectorAll('[data-traffic]:not([data-mounted])').forEach(mount);
  startTable();
}

export function startTraffic() {
  mountTraffic();
  followServed();
  document.addEventListener('htmx:afterSettle', mountTraffic);
  document.addEventListener('dynamote:shown', mountTraffic);
}
