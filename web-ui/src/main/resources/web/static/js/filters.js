// Filters as you type. The address always says what is shown, so that it can be sent to a colleague.
import { toast } from './toast.js';

const PAUSE = 130;

function form() {
  return document.querySelector('[data-filters]');
}

function address(of) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(of)) {
    if (value !== '') query.append(name, value);
  }
  const text = query.toString();
  return of.getAttribute('action') + (text ? `?${text}` : '');
}

let running = new AbortController();

function show(html) {
  const old = document.getElementById('results');
  const name = old.contains(document.activeElement) ? document.activeElement.name : '';
  const template = document.createElement('template');
  template.innerHTML = html;
  const fresh = template.content.firstElementChild;
  old.replaceWith(fresh);
  htmx.process(fresh);
  document.dispatchEvent(new CustomEvent('dynamote:shown'));
  if (name) fresh.querySelector(`[name="${CSS.escape(name)}"]`)?.focus({ preventScroll: true });
}

// The newest question wins: an older one is given up, so that its late answer never replaces a newer one.
async function load(url) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  document.getElementById('results').classList.add('htmx-request');
  try {
    const response = await fetch(url, { signal, headers: { Accept: 'text/html', 'HX-Target': 'results' } });
    const html = await response.text();
    if (!signal.aborted) show(html);
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    document.getElementById('results').classList.remove('htmx-request');
    toast('The portal does not answer. What is shown is from before.', 'warning');
  }
}

function filter() {
  form().elements.q.value = document.getElementById('search').value.trim();
  const url = address(form());
  history.replaceState(history.state, '', url);
  load(url);
}

// Loads what is shown again; a page without a list is loaded whole.
export function refresh() {
  if (document.getElementById('results')) return load(location.pathname + location.search);
  location.reload();
  return Promise.resolve();
}

export function startFilters() {
  const search = document.getElementById('search');
  let timer = 0;
  const soon = () => {
    if (!form()) return;
    clearTimeout(timer);
    timer = setTimeout(filter, PAUSE);
  };
  search.addEventListener('input', soon);
  search.addEventListener('search', soon); // the browser's own way of clearing the field
  search.form.addEventListener('submit', (event) => {
    if (!form()) return;
    event.preventDefault();
    clearTimeout(timer);
    filter();
  });
  document.addEventListener('change', (event) => {
    if (event.target.closest('[data-filters]')) filter();
    event.target.closest('[data-at-once]')?.requestSubmit(); // a choice that is another page
  });
}
