// Draws the last hours as a rule would have seen them, and where it would have fired.
import { busy, call } from './api.js';
import { Plots } from './plots.js';
import { Series } from './series.js';

const MOST = 12;

function apart(points) {
  const gaps = points.slice(1).map((point, i) => point.time - points[i].time).filter((gap) => gap > 0).sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? 60_000;
}

function draw(place, entity, answer, figure) {
  const section = document.querySelector('[data-dry-plot]').content.firstElementChild.cloneNode(true);
  section.setAttribute('aria-label', entity.entity);
  section.removeAttribute('aria-labelledby');
  const head = section.querySelector('h3');
  head.removeAttribute('id');
  head.textContent = entity.entity;
  section.querySelector('[data-name]').textContent = figure.title ?? 'value';
  section.dataset.unit = figure.unit ?? 'number';
  section.dataset.least = figure.unit === 'percent' ? '0.1' : '1';
  if (figure.unit === 'percent') section.dataset.most = '1';
  if (figure.threshold !== undefined) {
    section.dataset.threshold = String(figure.threshold);
    section.dataset.operator = figure.operator;
  }
  section.dataset.fired = JSON.stringify(entity.firing ?? []);
  const root = document.createElement('div');
  root.append(section);
  place.append(root);
  const points = (entity.points ?? [])
    .map((point) => ({ time: Date.parse(point.at), values: { value: point.value ?? NaN } }))
    .sort((a, b) => a.time - b.time);
  const store = new Series(['value']);
  store.prepend(points);
  const window = { from: Date.parse(answer.from), to: Date.parse(answer.to), stays: true };
  return new Plots(root, store, window, apart(points));
}

const times = (count) => (count === 1 ? 'once' : `${count} times`);

function said(answer) {
  const fired = answer.entities.filter((each) => each.firing?.length > 0);
  const count = fired.reduce((sum, each) => sum + each.firing.length, 0);
  const shown = Math.min(MOST, answer.entities.length);
  const parts = [count === 0 ? `It would not have fired on any of ${answer.entities.length}.`
    : `It would have fired ${times(count)}, on ${fired.length} of ${answer.entities.length}.`];
  if (answer.entities.length > shown) parts.push(`The first ${shown} are drawn.`);
  if (answer.truncated > 0) parts.push(`${answer.truncated} more were left out.`);
  if (answer.complete === false) parts.push('Not all of this time is kept any more.');
  return parts.join(' ');
}

async function run(dry, rule) {
  const note = document.querySelector('[data-dry-said]');
  const place = document.querySelector('[data-dry-plots]');
  note.textContent = 'Running over what was measured.';
  try {
    const of = new URLSearchParams({ kind: rule.kind, expression: rule.expression ?? '', summary: rule.summary ?? '' });
    const [answer, figure] = await Promise.all([
      call('POST', '/api/rules/dry-run', {
        rule, lastSeconds: Number(dry.elements.hours.value) * 3600, entity: dry.elements.entity.value.trim() || null }),
      call('GET', `/alerts/rules/figure?${of}`),
    ]);
    place.replaceChildren();
    note.textContent = answer.entities.length === 0 ? 'Nothing was measured of anything like this in that time.' : said(answer);
    const order = [...answer.entities].sort((a, b) => (b.firing?.length ?? 0) - (a.firing?.length ?? 0));
    for (const entity of order.slice(0, MOST)) draw(place, entity, answer, figure);
  } catch (failure) {
    place.replaceChildren();
    note.textContent = `It cannot be run: ${failure.errors?.[0]?.message ?? failure.message}.`;
  }
}

export function startDry(ruleOf) {
  const dry = document.querySelector('[data-dry-form]');
  dry.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(dry.querySelector('button'), () => run(dry, ruleOf()));
  });
}
