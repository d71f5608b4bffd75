// Figures over time, in columns: one list of times in ms, one list of values per name; NaN where a figure is not known.
export class Series {
  constructor(names, span = Infinity) {
    this.names = names;
    this.span = span;
    this.times = [];
    this.columns = new Map(names.map((name) => [name, []]));
  }

  get length() {
    return this.times.length;
  }

  get last() {
    return this.times[this.times.length - 1] ?? NaN;
  }

  column(name) {
    return this.columns.get(name) ?? [];
  }

  // Adds a point at the end; one that is not newer replaces the last.
  append(time, values) {
    if (time < this.last) return;
    if (time === this.last) this.cut(this.length - 1, this.length);
    this.times.push(time);
    for (const name of this.names) this.columns.get(name).push(values[name] ?? NaN);
    // Old ones are cut off many at a time: moving thousands of numbers for each point would cost more than drawing.
    if (time - this.times[0] > this.span * 1.1) this.cut(0, this.indexAt(time - this.span));
  }

  // Puts points of the past before those that have come in the meantime.
  prepend(points) {
    const before = points.filter((point) => !(point.time >= this.times[0]));
    this.times = [...before.map((point) => point.time), ...this.times];
    for (const name of this.names) {
      this.columns.set(name, [...before.map((point) => point.values[name] ?? NaN), ...this.columns.get(name)]);
    }
  }

  clear() {
    this.cut(0, this.length);
  }

  cut(from, to) {
    this.times.splice(from, to - from);
    for (const column of this.columns.values()) column.splice(from, to - from);
  }

  // Index of the first point at or after a time.
  indexAt(time) {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Index of the point nearest to a time, or -1 if there is none within reach.
  nearest(time, reach) {
    const after = this.indexAt(time);
    const near = after > 0 && time - this.times[after - 1] < (this.times[after] ?? Infinity) - time ? after - 1 : after;
    return near < this.length && Math.abs(this.times[near] - time) <= reach ? near : -1;
  }
}
