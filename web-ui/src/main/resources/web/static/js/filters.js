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
  });
}
