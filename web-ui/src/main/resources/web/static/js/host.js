// Trends of one host: fifteen minutes second by second, or any time of history.
import { Plots } from './plots.js';
import { Series } from './series.js';
import { listenFor } from './stream.js';

const SPAN = 15 * 60_000;
const APART = { '1s': 1_000, '1m': 60_000, '1h': 3_600_000 };

// The answer has a list per figure; a chart wants all figures of one time together.
export function points(answer) {
  const byTime = new Map();
  for (const [name, values] of Object.entries(answer.metrics ?? {})) {
    for (const value of values) {
      const time = Date.parse(value.at);
      if (!byTime.has(time)) byTime.set(time, {});
      byTime.get(time)[name] = value.avg;
    }
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([time, values]) => ({ time, values }));
}

// What a host does not have needs no chart.
function leaveOut(root, store) {
  for (const figure of root.querySelectorAll('[data-plot]')) {
    const names = [...figure.querySelectorAll('[data-series]')].map((each) => each.dataset.series);
    figure.hidden = names.every((name) => store.column(name).every(Number.isNaN));
  }
}

async function fill(root, store, plots) {
  const note = root.querySelector('[data-trouble]');
  try {
    const response = await fetch(root.dataset.address, { headers: { Accept: 'application/json' } });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.detail ?? answer.title);
    store.prepend(points(answer));
    plots.spaced(APART[answer.resolution] ?? 1_000);
    note.hidden = true;
    leaveOut(root, store);
  } catch (failure) {
    note.hidden = false;
    note.querySelector('span:last-child').textContent = `Trends cannot be read: ${failure.message}`;
  }
  root.classList.remove('is-filling');
  plots.changed(true);
}

function mount(root) {
  root.dataset.mounted = 'true';
  const live = root.dataset.from === undefined;
  const names = [...root.querySelectorAll('[data-series]')].map((element) => element.dataset.series);
  const store = new Series(names, live ? SPAN : Infinity);
  const window = live ? { live: SPAN } : { from: Date.parse(root.dataset.from), to: Date.parse(root.dataset.to) };
  const plots = new Plots(root, store, window, 1_000);
  fill(root, store, plots);
  if (!live) return;
  listenFor(root, [], {
    'host-points': (answer) => {
      for (const point of points(answer)) {
        if (!(point.time <= store.last)) store.append(point.time, point.values);
      }
      plots.changed();
    },
  });
}

function mountAll() {
  document.querySelectorAll('[data-host]:not([data-mounted])').forEach(mount);
}

export function startHost() {
  mountAll();
  document.addEventListener('htmx:afterSettle', mountAll);
  document.addEventListener('dynamote:shown', mountAll);
}
