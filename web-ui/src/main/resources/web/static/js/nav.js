// Folds the navigation to icons and remembers it.
const KEY = 'dynamote-folded';

// The chosen tab is marked at once, not when its content is there.
function startTabs() {
  document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); // on a phone
  document.addEventListener('click', (event) => {
    const tab = event.target.closest('[data-tab]');
    if (!tab) return;
    for (const each of document.querySelectorAll('[data-tab]')) each.removeAttribute('aria-current');
    tab.setAttribute('aria-current', 'page');
  });
}

export function startNav() {
  startTabs();
  const button = document.querySelector('[data-fold]');
  const apply = (folded) => {
    document.documentElement.classList.toggle('is-folded', folded);
    button.setAttribute('aria-expanded', String(!folded));
    button.title = folded ? 'Unfold the navigation' : 'Fold the navigation';
  };
  apply(localStorage.getItem(KEY) === 'true');
  button.addEventListener('click', () => {
    const folded = !document.documentElement.classList.contains('is-folded');
    localStorage.setItem(KEY, String(folded));
    apply(folded);
  });
}
