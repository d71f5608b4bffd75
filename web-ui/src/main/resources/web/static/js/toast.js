// Short messages about results. They stay until read when something failed.
const LEFTOVER = 'dynamote-toast';

export function toast(text, tone = 'running') {
  const piece = document.getElementById('toast-template').content.firstElementChild.cloneNode(true);
  const icon = document.getElementById(tone === 'running' ? 'icon-ok' : 'icon-bad').content.cloneNode(true);
  piece.classList.add(`tone-${tone}`);
  piece.querySelector('.toast-icon').append(icon);
  piece.querySelector('p').textContent = text;
  piece.querySelector('button').addEventListener('click', () => piece.remove());
  document.getElementById('toasts').append(piece);
  if (tone === 'running') setTimeout(() => piece.remove(), 6000);
}

// For a message about what led to the next page.
export function toastAfterwards(text) {
  sessionStorage.setItem(LEFTOVER, text);
}

export function showLeftover() {
  const text = sessionStorage.getItem(LEFTOVER);
  if (text) {
    sessionStorage.removeItem(LEFTOVER);
    toast(text);
  }
}
