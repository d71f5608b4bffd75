// Filters as you type. The address always says what is shown, so that it can be sent to a colleague.
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

function load(url) {
  return htmx.ajax('GET', url, { target: '#results', swap: 'outerHTML' });
}

function filter() {
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
  search.addEventListener('input', () => {
    if (!form()) return;
    form().elements.q.value = search.value.trim();
    clearTimeout(timer);
    timer = setTimeout(filter, PAUSE);
  });
  search.form.addEventListener('submit', (event) => {
    if (!form()) return;
    event.preventDefault();
    clearTimeout(timer);
    filter();
  });
  document.addEventListener('change', (event) => {
    if (event.target.closest('[data-filters]')) filter();
  });
}
