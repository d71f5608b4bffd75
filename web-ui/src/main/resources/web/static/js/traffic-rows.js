// The table of models, deployments or teams: figures change in place each second, rows never move by themselves.
import { figure } from './figures.js';
import { listen, listenFor } from './stream.js';

const BUCKETS = 90;
const PATIENCE = 10_000;
let asked = 0;

function numbers(text) {
  return text === '' ? [] : text.split(',').map((each) => (each === '' ? NaN : Number(each)));
}

// A small line without axes, in parts where there are gaps.
function draw(svg, values) {
  const highest = Math.max(...values.filter((value) => !Number.isNaN(value)), 1e-9);
  let path = '';
  let open = false;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) {
      open = false;
      return;
    }
    path += `${open ? 'L' : 'M'}${i},${(19 - (value / highest) * 17).toFixed(1)}`;
    if (!open) path += 'h0.01';
    open = true;
  });
  svg.querySelector('path').setAttribute('d', path);
}

function follow(svg, bucket, last) {
  const state = svg.trail;
  if (bucket === undefined || !state) return;
  if (bucket - state.bucket > BUCKETS) state.bucket = bucket - BUCKETS;
  while (state.bucket < bucket) {
    state.bucket += 1;
    state.values.push(NaN);
    state.dirty = true;
  }
  state.values = state.values.slice(-BUCKETS);
  state.values[state.values.length - 1] = last;
  if (state.dirty) {
    draw(svg, state.values);
    state.dirty = false;
  }
}

function update(row, fresh) {
  for (const cell of row.querySelectorAll('[data-figure]')) {
    const name = cell.dataset.figure;
    const text = figure(name)(fresh.figures[name] ?? undefined);
    if (cell.textContent !== text) cell.textContent = text;
  }
  row.classList.toggle('is-old', fresh.old);
  follow(row.querySelector('.spark'), fresh.bucket, fresh.last);
}

function mount(table) {
  table.dataset.mounted = 'true';
  for (const svg of table.querySelectorAll('.spark')) {
    svg.trail = { bucket: Number(svg.dataset.bucket), values: numbers(svg.dataset.trail), dirty: false };
    draw(svg, svg.trail.values);
  }
  if (table.dataset.follow === undefined) return;
  listenFor(table, [`view:traffic:${table.dataset.follow}`], {
    'traffic-rows': (data) => {
      const rows = new Map([...table.querySelectorAll('tr[data-scope]')].map((row) => [row.dataset.scope, row]));
      let unknown = false;
      for (const fresh of data.rows) {
        const row = rows.get(fresh.scope);
        if (row) update(row, fresh);
        else unknown = true;
      }
      // A row that is not there yet comes with the whole table, in its order; not under the pointer, and not all the time.
      if (unknown && Date.now() - asked > PATIENCE && !table.matches(':hover')) {
        asked = Date.now();
        htmx.ajax('GET', location.pathname + location.search, { target: '#breakdown', swap: 'outerHTML' });
      }
    },
  });
}

// Deployments that serve a model say on its card how they serve now.
export function followServed() {
  if (!document.querySelector('[data-served]')) return;
  listen(['view:traffic:deployment'], {
    'traffic-rows': (data) => {
      for (const fresh of data.rows) {
        for (const place of document.querySelectorAll(`[data-served="${CSS.escape(fresh.scope)}"]`)) {
          for (const cell of place.querySelectorAll('[data-figure]')) {
            cell.textContent = figure(cell.dataset.figure)(fresh.figures[cell.dataset.figure] ?? undefined);
          }
        }
      }
    },
  });
}

export function startRows() {
  document.querySelectorAll('[data-traffic-table]:not([data-mounted])').forEach(mount);
}
