import { toast } from './toast.js';

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
    const label = button.querySelector('span:last-child');
    label.textContent = 'Copied';
    setTimeout(() => { label.textContent = 'Copy'; }, 1500);
  } catch {
    getSelection().selectAllChildren(source);
    toast('The browser does not allow copying here: the text is selected, press Ctrl+C.', 'warning');
  }
}

export function startCopy() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(button);
  });
}
