// Charts that share one time: what the pointer is on, what is zoomed to, and whether time goes on.
import { moment } from './axis.js';
import { announce } from './announce.js';
import { Plot } from './plot.js';

const groups = new Set();

export class Plots {
  // window: { live: span in ms } or { from, to }, with { stays } where zooming must not leave the page; apart: ms between points, beyond three of which there is a gap.
  constructor(root, store, window, apart) {
    this.root = root;
    this.store = store;
    this.window = window;
    this.spaced(apart);
    this.held = null;
    this.hover = null;
    this.due = false;
    this.plots = [...root.querySelectorAll('[data-plot]')].map((figure) => new Plot(figure, store, this));
    this.plots.forEach((plot) => this.listen(plot));
    this.sizes = new ResizeObserver(() => this.changed(true));
    this.plots.forEach((plot) => this.sizes.observe(plot.canvas));
    groups.add(this);
    this.changed();
  }

  // How far points are apart, in ms; more than that without one is a gap.
  spaced(apart) {
    this.apart = apart;
    this.gap = Math.max(apart * 1.6, 3_000);
  }

  get moves() {
    return this.window.live !== undefined && this.held === null;
  }

  range() {
    if (this.held) return this.held;
    if (this.window.live === undefined) return this.window;
    const to = Number.isNaN(this.store.last) ? Date.now() : this.store.last;
    return { from: to - this.window.live, to };
  }

  // Something has to be drawn: once per frame of the screen, whatever came.
  changed(size = false) {
    this.resized ||= size;
    if (this.due) return;
    this.due = true;
    requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.due = false;
    if (!this.root.isConnected) {
      this.close();
      return;
    }
    if (this.resized) {
      this.plots.forEach((plot) => plot.resize());
      this.labelled = 0; // what was asked for is there: its values are said at once
    }
    this.resized = false;
    this.plots.forEach((plot) => plot.draw());
    this.label();
  }

  close() {
    this.sizes.disconnect();
    groups.delete(this);
  }

  // Values beside the names: those under the pointer, else the newest, which nobody can read faster than once a second.
  label() {
    const now = performance.now();
    if (this.hover === null && this.labelled && now - this.labelled < 950) return;
    this.labelled = this.hover === null ? now : 0;
    const at = this.hover === null ? this.store.length - 1 : this.store.nearest(this.hover, this.gap);
    for (const plot of this.plots) {
      for (const item of plot.items) {
        const text = plot.write(this.store.column(item.name)[at]);
        if (item.value.textContent !== text) item.value.textContent = text;
        if (plot.kind === 'stack') item.element.hidden = !item.isThere;
      }
      this.cross(plot, at);
    }
  }

  cross(plot, at) {
    const cross = plot.figure.querySelector('.plot-cross');
    const tip = plot.figure.querySelector('.plot-tip');
    cross.hidden = this.hover === null;
    tip.hidden = this.hover === null || plot !== this.pointed;
    if (this.hover === null) return;
    const x = plot.xOf(at < 0 ? this.hover : this.store.times[at]);
    cross.style.transform = `translateX(${Math.round(x)}px)`;
    if (tip.hidden) return;
    tip.replaceChildren(...this.lines(plot, at));
    const left = x + 12 + tip.offsetWidth > plot.width ? x - 12 - tip.offsetWidth : x + 12;
    tip.style.transform = `translateX(${Math.round(Math.max(0, left))}px)`;
  }

  lines(plot, at) {
    const line = (name, value, mark) => {
      const row = document.createElement('p');
      const label = document.createElement('span');
      if (mark) row.className = mark;
      label.textContent = name;
      const figure = document.createElement('b');
      figure.textContent = value;
      row.append(label, figure);
      return row;
    };
    const time = moment(at < 0 ? this.hover : this.store.times[at], this.apart);
    if (at < 0) return [line(time, 'no data')];
    return [line(time, ''), ...plot.items.filter((item) => !item.element.hidden).map((item) => line(
      item.element.querySelector('[data-name]').textContent,
      plot.write(this.store.column(item.name)[at]), item.element.className))];
  }

  listen(plot) {
    const { canvas } = plot;
    let start = null;
    const band = plot.figure.querySelector('.plot-band');
    canvas.addEventListener('pointermove', (event) => {
      this.point(plot, plot.timeAt(event.offsetX));
      if (start === null) return;
      band.hidden = Math.abs(event.offsetX - start) < 6;
      band.style.transform = `translateX(${Math.min(start, event.offsetX)}px)`;
      band.style.width = `${Math.abs(event.offsetX - start)}px`;
    });
    canvas.addEventListener('pointerleave', () => this.point(null, null));
    canvas.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'touch' || event.button !== 0) return;
      start = event.offsetX;
      canvas.setPointerCapture(event.pointerId);
    });
    const drop = (event) => {
      const from = start;
      start = null;
      band.hidden = true;
      if (from === null || event.type === 'pointercancel' || Math.abs(event.offsetX - from) < 6) return;
      this.zoom(...[plot.timeAt(from), plot.timeAt(event.offsetX)].sort((a, b) => a - b));
    };
    canvas.addEventListener('pointerup', drop);
    canvas.addEventListener('pointercancel', drop);
    canvas.addEventListener('keydown', (event) => this.key(plot, event));
    canvas.addEventListener('blur', () => this.point(null, null));
  }

  // Arrows walk along the points, for those who do not use a pointer.
  key(plot, event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || this.store.length === 0) return;
    event.preventDefault();
    const { from, to } = this.range();
    const stride = Math.max((to - from) / 100, this.apart) * steps[event.key];
    const time = Math.min(Math.max((this.hover ?? to) + stride, from), to);
    this.point(plot, time);
    const at = this.store.nearest(time, this.gap);
    announce('', this.lines(plot, at).map((line) => [...line.children].map((each) => each.textContent).join(' ')).join(', '));
  }

  point(plot, time) {
    this.pointed = plot;
    this.hover = time;
    this.changed();
  }

  zoom(from, to) {
    if (this.window.live === undefined && !this.window.stays) {
      const address = new URL(location.href);
      address.searchParams.delete('range');
      address.searchParams.set('from', `${new Date(from).toISOString().slice(0, 19)}Z`);
      address.searchParams.set('to', `${new Date(Math.max(to, from + 60_000)).toISOString().slice(0, 19)}Z`);
      location.href = address;
      return;
    }
    this.hold({ from, to });
  }

  // Holds the charts still; data go on being collected.
  hold(range) {
    this.held = range;
    this.root.classList.toggle('is-held', range !== null);
    for (const button of this.root.querySelectorAll('[data-hold]')) button.setAttribute('aria-pressed', String(range !== null));
    this.changed();
  }

  toggle() {
    this.hold(this.held ? null : { ...this.range() });
  }

  restyle() {
    this.plots.forEach((plot) => plot.restyle());
    this.changed();
  }
}

// Goes on to live everywhere; says whether anything was held.
export function release() {
  const held = [...groups].filter((group) => group.held !== null);
  held.forEach((group) => group.hold(null));
  return held.length > 0;
}

export function startPlots() {
  const restyle = () => groups.forEach((group) => group.restyle());
  new MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && release()) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-hold]');
    if (button) [...groups].filter((group) => group.root.contains(button)).forEach((group) => group.toggle());
  });
}
