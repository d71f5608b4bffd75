// A chart over time on a canvas: lines, an area, or stacked areas. Many points in one column of pixels become one stroke
// from the lowest to the highest, so that no peak is lost. While time goes on within a column, only the right edge is drawn.
import { ceiling, mark, step, times } from './axis.js';
import { unit } from './figures.js';
import { bands, threshold } from './overlay.js';

const LEFT = 58;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 20;
const EDGE = 4;

// A mark of an axis is a round number: its zeros say nothing.
function tidy(text) {
  return /^0(\.0+)?\D*$/.test(text) ? '0' : text.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}

export class Plot {
  constructor(figure, store, view) {
    this.figure = figure;
    this.canvas = figure.querySelector('canvas');
    this.context = this.canvas.getContext('2d');
    this.store = store;
    this.view = view;
    this.kind = figure.dataset.plot;
    this.write = unit(figure.dataset.unit);
    this.least = Number(figure.dataset.least ?? 1);
    this.most = Number(figure.dataset.most ?? 0);
    this.items = [...figure.querySelectorAll('[data-series]')].map((element) => ({
      element,
      name: element.dataset.series,
      value: element.querySelector('[data-value]'),
    }));
    this.threshold = figure.dataset.threshold === undefined ? null : Number(figure.dataset.threshold);
    this.top = 0;
    this.highest = 0;
    this.column = null;
    this.restyle();
    this.resize();
  }

  restyle() {
    // A canvas does not know tokens that differ by theme; the colour of an element is resolved.
    const probe = this.figure.appendChild(document.createElement('i'));
    const token = (name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    this.items.forEach((item, i) => { item.colour = token(`--c${i + 1}`); });
    this.lines = token('--plot-line');
    this.ink = token('--plot-ink');
    this.alarm = token('--failed');
    this.font = `11px ${getComputedStyle(this.figure).fontFamily}`;
    this.column = null;
    probe.remove();
  }

  resize() {
    const box = this.canvas.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    this.width = box.width;
    this.height = box.height;
    this.canvas.width = Math.round(box.width * ratio);
    this.canvas.height = Math.round(box.height * ratio);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.column = null;
  }

  get inner() {
    return Math.max(1, this.width - LEFT - RIGHT);
  }

  // The time axis moves by whole columns, so that nothing has to be drawn again within one.
  range() {
    const { from, to } = this.view.range();
    if (!this.view.moves) return { from, to, column: `${from}-${to}` };
    const width = (to - from) / this.inner;
    const end = Math.ceil(to / width) * width;
    return { from: end - (to - from), to: end, column: end };
  }

  timeAt(x) {
    const { from, to } = this.range();
    return from + ((Math.min(Math.max(x, LEFT), LEFT + this.inner) - LEFT) / this.inner) * (to - from);
  }

  xOf(time) {
    const { from, to } = this.range();
    return LEFT + ((time - from) / (to - from)) * this.inner;
  }

  draw() {
    if (this.width === 0) return;
    const range = this.range();
    const first = Math.max(0, this.store.indexAt(range.from) - 1);
    const end = Math.min(this.store.length, this.store.indexAt(range.to) + 1);
    const columns = this.items.map((item) => this.store.column(item.name));
    const edge = Math.max(first, this.store.indexAt(range.to - ((range.to - range.from) * (EDGE + 4)) / this.inner) - 1);
    const moved = range.column !== this.column;
    const top = this.fit(columns, moved ? first : edge, end, moved);
    const whole = moved || top !== this.top;
    this.column = range.column;
    this.top = top;
    const { context } = this;
    const begin = whole ? 0 : LEFT + this.inner - EDGE;
    context.save();
    context.beginPath();
    context.rect(begin, 0, this.width - begin, whole ? this.height : this.height - BOTTOM + 1);
    context.clip();
    context.clearRect(begin, 0, this.width - begin, this.height);
    this.grid(range, whole);
    bands(this, range);
    context.beginPath();
    context.rect(Math.max(LEFT, begin), 0, this.inner + 1, this.height - BOTTOM + 1);
    context.clip();
    const start = whole ? first : edge;
    if (this.kind === 'stack') this.stack(columns, range, start, end);
    else columns.forEach((column, k) => this.line(column, this.items[k].colour, range, start, end));
    threshold(this);
    context.restore();
  }

  // The axis grows at once and shrinks only when most of it is empty: charts keep their axes.
  fit(columns, first, end, anew) {
    if (anew) this.highest = 0;
    if (anew) for (const item of this.items) item.isThere = false;
    for (let i = first; i < end; i += 1) {
      let sum = 0;
      for (let k = 0; k < columns.length; k += 1) {
        const value = columns[k][i];
        if (value > 0) {
          this.items[k].isThere = true;
          sum = this.kind === 'stack' ? sum + value : Math.max(sum, value);
        }
      }
      if (sum > this.highest) this.highest = sum;
    }
    const wanted = Math.max(this.highest * 1.05, this.least, (this.threshold ?? 0) * 1.15);
    const top = wanted > this.top || wanted < this.top * 0.4 ? ceiling(wanted) : this.top;
    return this.most > 0 ? Math.min(top, Math.max(this.most, this.highest, this.threshold ?? 0)) : top;
  }

  grid(range, whole) {
    const { context } = this;
    const bottom = this.height - BOTTOM;
    context.font = this.font;
    context.fillStyle = this.ink;
    context.strokeStyle = this.lines;
    context.lineWidth = 1;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.beginPath();
    const size = step(this.top);
    for (let value = 0; value <= this.top * 1.001; value += size) {
      const y = Math.round(this.y(value)) + 0.5;
      context.moveTo(LEFT, y);
      context.lineTo(this.width - RIGHT, y);
      if (whole) context.fillText(tidy(this.write(value)), LEFT - 8, y);
    }
    context.stroke();
    if (!whole) return;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    const { marks, size: apart } = times(range.from, range.to, Math.max(2, Math.floor(this.inner / 90)));
    for (const at of marks) {
      const x = LEFT + ((at - range.from) / (range.to - range.from)) * this.inner;
      if (x > LEFT + 14 && x < this.width - 18) context.fillText(mark(at, apart), x, bottom + 6);
    }
  }

  y(value) {
    return TOP + (1 - value / this.top) * (this.height - TOP - BOTTOM);
  }

  // Calls back for each run of points without a gap, with its columns: x, first, lowest, highest, last.
  runs(values, range, first, end, done) {
    const scale = this.inner / (range.to - range.from);
    const { times: at } = this.store;
    let run = [];
    let before = NaN;
    for (let i = first; i < end; i += 1) {
      const time = at[i];
      const value = values(i);
      if (Number.isNaN(value) || time - before > this.view.gap) {
        if (run.length > 0) done(run);
        run = [];
      }
      if (!Number.isNaN(value)) {
        const x = LEFT + Math.round((time - range.from) * scale);
        const last = run[run.length - 1];
        if (last?.x === x) {
          last.low = Math.min(last.low, value);
          last.high = Math.max(last.high, value);
          last.last = value;
        } else {
          run.push({ x, first: value, low: value, high: value, last: value });
        }
        before = time;
      }
    }
    if (run.length > 0) done(run);
  }

  line(column, colour, range, first, end) {
    const { context } = this;
    this.runs((i) => column[i] ?? NaN, range, first, end, (run) => {
      context.beginPath();
      run.forEach((point, i) => {
        if (i === 0) context.moveTo(point.x, this.y(point.first));
        else context.lineTo(point.x, this.y(point.first));
        if (point.high > point.low) {
          context.lineTo(point.x, this.y(point.low));
          context.lineTo(point.x, this.y(point.high));
          context.lineTo(point.x, this.y(point.last));
        }
      });
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.lineJoin = 'round';
      if (run.length === 1) context.lineTo(run[0].x + 1.5, this.y(run[0].last));
      context.stroke();
      if (this.kind === 'area') this.under(run, colour, 0.14);
    });
  }

  under(run, colour, strength) {
    const { context } = this;
    const bottom = this.y(0);
    context.beginPath();
    context.moveTo(run[0].x, bottom);
    for (const point of run) context.lineTo(point.x, this.y(point.high));
    context.lineTo(run[run.length - 1].x + (run.length === 1 ? 1.5 : 0), bottom);
    context.globalAlpha = strength;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
  }

  // From the highest sum to the lowest, each painted over the one before.
  stack(columns, range, first, end) {
    for (let k = columns.length - 1; k >= 0; k -= 1) {
      const sum = (i) => {
        if (Number.isNaN(columns[0][i] ?? NaN)) return NaN;
        let all = 0;
        for (let j = 0; j <= k; j += 1) all += columns[j][i] || 0;
        return all;
      };
      this.runs(sum, range, first, end, (run) => this.under(run, this.items[k].colour, 1));
    }
  }
}
