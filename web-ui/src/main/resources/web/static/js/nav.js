// Folds the navigation to icons and remembers it.
const KEY = 'dynamote-folded';

export function startNav() {
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
