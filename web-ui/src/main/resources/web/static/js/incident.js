// The page of one incident: the course of the figure that fired it, and notes.
import { busy, call } from './api.js';
import { course } from './course.js';
import { points as ofHost } from './host.js';
import { Plots } from './plots.js';
import { Series } from './series.js';
import { toast } from './toast.js';

const APART = { '1m': 60_000, '1h': 3_600_000 };

function read(root, answer, names) {
  if (root.dataset.shape === 'host') return { points: ofHost(answer), apart: APART[answer.resolution] ?? 60_000 };
  const step = answer.stepSeconds ?? 60;
  return { points: course(answer, step, names), apart: step * 1000 };
}

async function fill(root, store, plots) {
  const note = root.querySelector('[data-trouble]');
  try {
    const { points, apart } = read(root, await call('GET', root.dataset.address), store.names);
    store.prepend(points);
    plots.spaced(apart);
    note.hidden = points.length > 0;
    note.querySelector('span:last-child').textContent = 'Nothing is kept of this time.';
  } catch (failure) {
    note.hidden = false;
    note.querySelector('span:last-child').textContent = `The course cannot be read: ${failure.message}`;
  }
  root.classList.remove('is-filling');
  plots.changed(true);
}

function mount(root) {
  root.dataset.mounted = 'true';
  const names = [...root.querySelectorAll('[data-series]')].map((element) => element.dataset.series);
  const store = new Series(names);
  const window = { from: Date.parse(root.dataset.from), to: Date.parse(root.dataset.to) };
  fill(root, store, new Plots(root, store, window, 60_000));
}

async function addNote(form) {
  const error = form.querySelector('.field-error');
  const note = form.elements.note.value.trim();
  error.hidden = note !== '';
  error.textContent = 'A note must say something.';
  if (note === '') return;
  try {
    await call('POST', `/api/incidents/${encodeURIComponent(form.dataset.incident)}/notes`, { note });
    form.reset();
    toast('The note is on the timeline.');
  } catch (failure) {
    error.textContent = `The note cannot be added: ${failure.message}`;
    error.hidden = false;
  }
}

const mountAll = () => document.querySelectorAll('[data-incident-chart]:not([data-mounted])').forEach(mount);

export function startIncident() {
  mountAll();
  document.addEventListener('htmx:afterSettle', mountAll);
  document.addEventListener('dynamote:shown', mountAll);
  document.addEventListener('submit', (event) => {
    const form = event.target.closest('[data-note-form]');
    if (!form) return;
    event.preventDefault();
    busy(form.querySelector('button'), () => addNote(form));
  });
}
