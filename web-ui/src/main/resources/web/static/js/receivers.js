// Receivers: a message to try one, with what it answered; and the file of routes, with mistakes by their line.
import { busy, call } from './api.js';
import { toast, toastAfterwards } from './toast.js';

const FILE = { type: 'application/yaml', accept: 'application/yaml, application/json' };

async function test(button) {
  const said = button.closest('li').querySelector('.said');
  said.className = 'said muted small';
  said.textContent = 'Sending.';
  try {
    const answer = await call('POST', `/api/receivers/${encodeURIComponent(button.dataset.test)}/test`, {});
    const took = answer.durationMillis === undefined ? '' : ` after ${answer.durationMillis} ms`;
    const good = answer.outcome === 'delivered';
    said.className = `said small ${good ? 'tone-running' : 'tone-failed'}`;
    said.textContent = `${good ? 'Delivered' : answer.outcome === 'refused' ? 'Refused' : 'Failed'}${took}: ${answer.message ?? answer.status ?? ''}`;
  } catch (failure) {
    said.className = 'said small tone-failed';
    said.textContent = `It was not sent: ${failure.message}`;
  }
}

function number(file) {
  const lines = file.querySelector('textarea').value.split('\n').length;
  const list = file.querySelector('ol');
  while (list.children.length > lines) list.lastElementChild.remove();
  while (list.children.length < lines) {
    const item = document.createElement('li');
    item.textContent = String(list.children.length + 1);
    list.append(item);
  }
  file.querySelector('textarea').rows = lines;
}

function jump(area, line) {
  const at = area.value.split('\n').slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  area.focus();
  area.setSelectionRange(at, at + (area.value.split('\n')[line - 1] ?? '').length);
  area.closest('.file').querySelector('ol').children[line - 1]?.scrollIntoView({ block: 'center' });
}

const lineOf = (error) => error.line ?? error.position?.line ?? Number((error.message ?? '').match(/^line (\d+)/)?.[1] ?? 0);

function show(form, errors) {
  const area = form.querySelector('textarea');
  for (const item of form.querySelectorAll('.file li')) item.classList.remove('is-bad');
  form.querySelector('[data-errors]').replaceChildren(...errors.map((error) => {
    const line = lineOf(error);
    const button = document.createElement('button');
    button.type = 'button';
    const where = [line ? `Line ${line}` : '', error.field ?? ''].filter(Boolean).join(', ');
    button.textContent = `${where ? `${where}: ` : ''}${error.message.replace(/^line \d+:\s*/, '')}`;
    if (line) {
      form.querySelector('.file ol').children[line - 1]?.classList.add('is-bad');
      button.addEventListener('click', () => jump(area, line));
    }
    return button;
  }));
}

async function save(form) {
  try {
    await call('PUT', '/api/alerting', form.querySelector('textarea').value, FILE);
    toastAfterwards('Routes and receivers are changed.');
    location.reload();
  } catch (failure) {
    show(form, failure.errors?.length ? failure.errors : [{ message: `It is not saved: ${failure.message}` }]);
    if (failure.errors?.length) toast('Nothing is changed: the file has mistakes.', 'warning');
  }
}

function mount() {
  const form = document.querySelector('[data-file-form]:not([data-mounted])');
  if (!form) return;
  form.dataset.mounted = 'true';
  number(form.querySelector('.file'));
  form.addEventListener('input', () => number(form.querySelector('.file')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(form.querySelector('[type=submit]'), () => save(form));
  });
}

export function startReceivers() {
  mount();
  document.addEventListener('htmx:afterSettle', mount);
  document.addEventListener('dynamote:shown', mount);
  document.addEventListener('click', (event) => {
    const pressed = event.target.closest('[data-test]');
    if (pressed) busy(pressed, () => test(pressed));
  });
}
