// Deleting asks for the name, says what stops, and stays on the page so that it can be watched.
import { toast } from './toast.js';

async function remove(dialog, button) {
  const { name, namespace } = dialog.dataset;
  const error = dialog.querySelector('.field-error');
  button.setAttribute('aria-busy', 'true');
  button.disabled = true;
  try {
    const url = `/api/deployments/${encodeURIComponent(name)}?namespace=${encodeURIComponent(namespace)}`;
    const response = await fetch(url, { method: 'DELETE', headers: { Accept: 'application/json' } });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      throw new Error(problem.detail ?? `The portal answered with status ${response.status}.`);
    }
    dialog.close();
    toast(`${name} is being deleted. This page follows it to the end.`);
  } catch (failure) {
    error.textContent = failure.message;
    error.hidden = false;
    button.disabled = false;
  } finally {
    button.removeAttribute('aria-busy');
  }
}

export function startDelete() {
  const dialog = document.getElementById('delete');
  if (!dialog) return;
  const now = dialog.querySelector('[data-delete-now]');
  const typed = dialog.querySelector('[name=confirm]');
  const open = () => {
    typed.value = '';
    now.disabled = true;
    dialog.querySelector('.field-error').hidden = true;
    dialog.showModal();
    typed.focus();
  };
  document.querySelector('[data-delete]').addEventListener('click', open);
  typed.addEventListener('input', () => { now.disabled = typed.value.trim() !== dialog.dataset.name; });
  typed.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!now.disabled) remove(dialog, now);
    }
  });
  now.addEventListener('click', () => remove(dialog, now));
  if (location.hash === '#delete' && !document.querySelector('[data-delete]').disabled) {
    history.replaceState(null, '', location.pathname + location.search);
    open();
  }
}
