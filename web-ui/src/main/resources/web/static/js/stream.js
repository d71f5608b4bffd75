// Puts pushed markup in the place of the element with the same id. Nothing moves under the pointer: rows change where
// they are, new and gone ones wait until the pointer has left the list.
import { announce } from './announce.js';
import { refresh } from './filters.js';

const waiting = new Map();

function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
}

const badge = (element) => element.querySelector('.badge')?.textContent.trim();

function replace(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const index = focused ? [old, ...old.querySelectorAll('a, button, input')].indexOf(focused) : -1;
  old.replaceWith(fresh);
  if (index >= 0) [fresh, ...fresh.querySelectorAll('a, button, input')][index]?.focus({ preventScroll: true });
  htmx.process(fresh);
  // Rows of figures change all the time; only another state is worth a word.
  const quiet = fresh.dataset.quiet !== undefined && badge(old) === badge(fresh);
  if (fresh.matches('tr, [data-quiet]') && !quiet) {
    fresh.classList.add('is-fresh');
    announce(fresh.dataset.name, `is ${badge(fresh).toLowerCase()}`);
  }
}

// A row that arrives is shown only where it belongs to what the page shows.
function wanted(row) {
  const query = new URLSearchParams(location.search);
  const is = (parameter, key) => !query.get(parameter) || query.get(parameter) === row.dataset[key];
  const words = (query.get('q') ?? '').toLowerCase();
  return is('phase', 'phase') && is('team', 'team') && is('namespace', 'namespace') && is('model', 'model')
    && row.dataset.text.includes(words) && (query.get('page') ?? '1') === '1';
}

function settle() {
  for (const [, change] of waiting) change();
  waiting.clear();
}

function whenFree(list, id, change) {
  if (list?.matches(':hover')) waiting.set(id, change);
  else change();
}

// Where rows lie in groups the server knows the place: the list is fetched again, once for many.
let regrouping = 0;

function regroup() {
  clearTimeout(regrouping);
  regrouping = setTimeout(refresh, 250);
}

function add(fragment) {
  const fresh = parse(fragment.html);
  const list = document.getElementById(fragment.into);
  if (list?.dataset.grouped !== undefined) {
    whenFree(list, 'regroup', regroup);
    return;
  }
  if (!list) {
    if (fragment.into === 'rows' && document.getElementById('results') && wanted(fresh)) refresh();
    return;
  }
  if (!wanted(fresh)) return;
  whenFree(list, fragment.target, () => {
    if (document.getElementById(fragment.target)) return;
    list.prepend(fresh);
    fresh.classList.add('is-fresh');
    announce(fresh.dataset.name, 'is new');
  });
}

function remove(element) {
  element.classList.add('is-gone');
  announce(element.dataset.name ?? 'One model', element.dataset.gone ?? 'is gone');
  whenFree(element.parentElement, element.id, () => {
    const list = element.parentElement;
    element.remove();
    if (list && !list.querySelector('[data-row]')) refresh();
  });
}

// A page without a summary is about a deployment that is not there; when that changes it is another page.
function becomesAnother(fragment, old) {
  return fragment.target === 'summary' && Boolean(old) === Boolean(fragment.remove);
}

function apply(fragment) {
  waiting.delete(fragment.target);
  const old = document.getElementById(fragment.target);
  if (becomesAnother(fragment, old)) {
    location.reload();
    return;
  }
  if (fragment.remove) {
    if (old) remove(old);
  } else if (old) {
    replace(old, parse(fragment.html));
  } else if (fragment.into) {
    add(fragment);
  }
}

const SOON = 500;
const LATE = 30_000;

const listeners = new Set();
let source = null;
let seen = '';
let due = false;
let opened = '';
let failures = 0;
let again = 0;

function live(text) {
  document.documentElement.classList.toggle('is-offline', text !== 'live');
  for (const element of document.querySelectorAll('[data-live]')) element.textContent = text;
}

// Where the page's own topics lie, with those that parts of it listen to, from the last event on that was seen.
function address() {
  const url = new URL(document.body.dataset.stream, location.href);
  const topics = new Set(url.searchParams.get('topics').split(','));
  for (const listener of listeners) listener.topics.forEach((topic) => topics.add(topic));
  url.searchParams.set('topics', [...topics].join(','));
  if (seen) url.searchParams.set('after', seen);
  return url;
}

const names = () => new Set([...listeners].flatMap((listener) => Object.keys(listener.events)));

// What the stream carries, whatever was seen of it.
function contents() {
  const url = address();
  url.searchParams.delete('after');
  return [url, ...[...names()].sort()].join(' ');
}

// A browser gives a stream up for good when anything but a stream answers. Opened anew later and later, and not by all
// browsers at the same moment.
function openLater() {
  clearTimeout(again);
  const pause = Math.min(LATE, SOON * 2 ** failures) * (0.5 + Math.random());
  failures += 1;
  again = setTimeout(open, pause);
}

function open() {
  clearTimeout(again);
  source?.close();
  source = new EventSource(address());
  opened = contents();
  const on = (name, act) => source.addEventListener(name, (event) => {
    seen = event.lastEventId || seen;
    act(event);
  });
  on('fragment', (event) => apply(JSON.parse(event.data)));
  on('resync', () => refresh());
  on('current', () => {
    failures = 0;
    live('live');
    document.documentElement.dataset.stream = 'open';
  });
  for (const name of names()) {
    on(name, (event) => {
      const data = JSON.parse(event.data);
      for (const listener of listeners) listener.events[name]?.(data);
    });
  }
  source.addEventListener('error', (event) => {
    live('not live');
    if (event.target === source && source.readyState === EventSource.CLOSED) openLater();
  });
}

// All that changes within one turn of the browser opens one stream.
function reopen() {
  if (source === null || due) return;
  due = true;
  setTimeout(() => {
    due = false;
    if (contents() !== opened) open();
  });
}

// Gets events of further topics over the page's one stream; hands back what ends that.
export function listen(topics, events) {
  const listener = { topics, events };
  listeners.add(listener);
  reopen();
  return () => {
    if (listeners.delete(listener)) reopen();
  };
}

// As long as the element is on the page. Hands back what ends it before.
export function listenFor(element, topics, events) {
  const stop = listen(topics, events);
  const timer = setInterval(() => {
    if (!element.isConnected) end();
  }, 1000);
  function end() {
    clearInterval(timer);
    stop();
  }
  return end;
}

export function startStream() {
  open();
  document.addEventListener('pointerout', (event) => {
    if (waiting.size > 0 && !event.relatedTarget?.closest?.('[data-list]')) settle();
  });
  addEventListener('pagehide', () => {
    clearTimeout(again);
    source.close();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  document.addEventListener('htmx:responseError', () => live('not live'));
}
