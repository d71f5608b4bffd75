// Saying that somebody is on an alert, or no longer, from a row or from its page.
import { busy, call } from './api.js';
import { toast } from './toast.js';

let fingerprint = '';
let title = '';

const dialog = () => document.getElementById('acknowledge');
const path = (id, verb) => `/api/alerts/${encodeURIComponent(id)}/${verb}`;

function open(button) {
  fingerprint = button.dataset.acknowledge;
  title = button.dataset.title;
  dialog().querySelector('[data-alert-name]').textContent = title;
  dialog().querySelector('.field-error').hidden = true;
  dialog().querySelector('form').reset();
  dialog().showModal();
  dialog().querySelector('textarea').focus();
}

async function acknowledge() {
  const note = dialog().querySelector('textarea').value.trim();
  const error = dialog().querySelector('.field-error');
  try {
    await call('POST', path(fingerprint, 'acknowledge'), note === '' ? {} : { note });
    dialog().close();
    toast(`You are on ${title}.`);
  } catch (failure) {
    error.textContent = `It cannot be acknowledged: ${failure.message}`;
    error.hidden = false;
  }
}

async function release(button) {
  try {
    await call('POST', path(button.dataset.release, 'unacknowledge'), {});
    toast(`Nobody is on ${button.dataset.title} any more.`);
  } catch (failure) {
    toast(`It cannot be released: ${failure.message}`, 'failed');
  }
}

export function startAlerts() {
  document.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-acknowledge], [data-release], [data-acknowledge-now]');
    if (!pressed) return;
    if (pressed.dataset.acknowledge !== undefined) open(pressed);
    else if (pressed.dataset.release !== undefined) busy(pressed, () => release(pressed));
    else busy(pressed, acknowledge);
  });
  dialog()?.querySelector('textarea').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      dialog().querySelector('[data-acknowledge-now]').click();
    }
  });
}
