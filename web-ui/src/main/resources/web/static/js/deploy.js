// The deploy form: the service checks each change and renders the object; both are shown beside the fields.
import { body, controls, restore, save } from './form.js';
import { toast, toastAfterwards } from './toast.js';
import { colour } from './yaml.js';

const PAUSE = 220;
const FOLDED = '#advanced';

let form;
let sent = 0;
let touched = new Set();

const fieldOf = (path) => {
  const parts = path.replace(/\[.*$/, '').split('.');
  for (; parts.length > 0; parts.pop()) {
    const field = form.querySelector(`[data-field="${CSS.escape(parts.join('.'))}"]`);
    if (field) return field;
  }
  return null;
};

function clearErrors() {
  for (const error of form.querySelectorAll('.field-error')) error.remove();
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

function mark(field, error, index) {
  const inner = error.field !== field.dataset.field;
  const text = document.createElement('p');
  text.className = 'field-error';
  text.id = `error-${index}`;
  text.textContent = inner ? `${error.field} ${error.message}` : error.message[0].toUpperCase() + error.message.slice(1);
  field.append(text);
  const input = field.querySelector('input, select, textarea');
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-errormessage', text.id);
}

function jump(field) {
  field.closest('details')?.setAttribute('open', '');
  field.classList.remove('is-out');
  field.querySelector('input, select, textarea').focus();
}

// The sum at the button names each field and leads to it.
function sumUp(errors, detail) {
  const sum = form.querySelector('[data-sum]');
  sum.classList.toggle('has-errors', errors.length > 0 || Boolean(detail));
  sum.replaceChildren();
  if (errors.length === 0) {
    sum.textContent = detail ?? '';
    return;
  }
  const list = document.createElement('ul');
  const head = document.createElement('li');
  head.textContent = errors.length === 1 ? '1 field to correct:' : `${errors.length} fields to correct:`;
  list.append(head);
  for (const error of errors) {
    const item = document.createElement('li');
    const field = fieldOf(error.field);
    const button = document.createElement(field ? 'button' : 'span');
    button.textContent = field ? field.querySelector('span').textContent : `${error.field} ${error.message}`;
    if (field) {
      button.type = 'button';
      button.addEventListener('click', () => jump(field));
    }
    item.append(button);
    list.append(item);
  }
  sum.append(list);
}

function showErrors(errors, detail, all) {
  clearErrors();
  const shown = all ? errors : errors.filter((error) => {
    const field = fieldOf(error.field);
    return !field || field.querySelector('input, textarea')?.value || touched.has(field.dataset.field);
  });
  shown.forEach((error, i) => {
    const field = fieldOf(error.field);
    if (field) mark(field, error, i);
  });
  sumUp(shown, shown.length === 0 && errors.length > 0 ? null : detail);
}

function showPreview(preview) {
  const code = document.querySelector('[data-preview]');
  colour(code, preview.yaml);
  document.querySelector('[data-version]').textContent = preview.apiVersion ?? '';
  const warnings = (preview.warnings ?? []).map((warning) => {
    const note = document.createElement('p');
    note.className = 'notice tone-warning';
    note.textContent = typeof warning === 'string' ? warning : warning.message;
    return note;
  });
  document.querySelector('[data-warnings]').replaceChildren(...warnings);
}

function note(text, behind) {
  const pre = document.querySelector('.preview pre');
  pre.classList.toggle('is-behind', behind);
  pre.setAttribute('aria-busy', 'false');
  if (behind) for (const bone of pre.querySelectorAll('.bone')) bone.remove();
  document.querySelector('[data-preview-note]').textContent = text;
}

const post = (url, json, headers = {}) => fetch(url, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
  body: json,
});

async function check() {
  const turn = ++sent;
  try {
    const response = await post('/api/deployments/preview', JSON.stringify(body(form)));
    const answer = await response.json();
    if (turn !== sent) return;
    if (response.ok) {
      showErrors([], null, false);
      showPreview(answer);
      note('The very object that is sent to the cluster.', false);
    } else if (response.status < 500) {
      showErrors(answer.errors ?? [], answer.errors?.length ? null : answer.detail, false);
      note('Not up to date: some fields are to be corrected.', true);
    } else {
      note(`No preview now: ${answer.detail ?? 'the service failed'}.`, true);
    }
  } catch {
    if (turn === sent) note('No preview now: the portal does not answer.', true);
  }
}

function showMode() {
  const mode = form.elements.mode.value;
  for (const field of form.querySelectorAll('[data-mode]')) field.hidden = field.dataset.mode !== mode;
}

function countChanged() {
  const changed = controls(form).filter((each) => each.closest(FOLDED)
    && (each.type === 'checkbox' ? each.checked !== each.defaultChecked : each.value !== each.defaultValue)).length;
  form.querySelector('[data-changed]').textContent =
    changed === 0 ? 'all at their defaults' : `${changed} changed`;
}

function find(words) {
  let found = 0;
  for (const field of form.querySelectorAll(`${FOLDED} [data-field]`)) {
    const fits = (field.textContent + field.dataset.field).toLowerCase().includes(words);
    field.classList.toggle('is-out', !fits);
    found += fits ? 1 : 0;
  }
  form.querySelector('[data-found]').hidden = found > 0;
}

// The same request repeated has the same key, another one a new key: a lost answer never deploys twice.
function keyFor(json, store) {
  const last = JSON.parse(sessionStorage.getItem(store) ?? '{}');
  if (last.json === json) return last.key;
  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  sessionStorage.setItem(store, JSON.stringify({ json, key }));
  return key;
}

async function submit(store) {
  const button = form.querySelector('[type=submit]');
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  const wanted = body(form);
  const json = JSON.stringify(wanted);
  try {
    const response = await post('/api/deployments', json, { 'Idempotency-Key': keyFor(json, `${store}-key`) });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) {
      sessionStorage.removeItem(store);
      sessionStorage.removeItem(`${store}-key`);
      toastAfterwards(response.status === 202
        ? `${wanted.name} is accepted. It is applied when the cluster can be reached.`
        : `${wanted.name} is on its way.`);
      location.href = `/deployments/${encodeURIComponent(answer.namespace ?? wanted.namespace)}/${encodeURIComponent(wanted.name)}`;
      return;
    }
    const errors = answer.errors ?? [];
    showErrors(errors, answer.detail ?? `The portal answered with status ${response.status}.`, true);
    const first = errors.map((error) => fieldOf(error.field)).find(Boolean);
    if (first) jump(first);
    else toast(answer.detail ?? 'The deployment was refused.', 'failed');
  } catch {
    toast('The portal does not answer. Nothing is lost: send it again in a moment, it is deployed once.', 'failed');
  } finally {
    button.removeAttribute('aria-busy');
  }
}

export function startDeploy() {
  form = document.querySelector('[data-deploy]');
  if (!form) return;
  const store = `dynamote-deploy-${form.dataset.model}`;
  restore(form, store);
  showMode();
  countChanged();
  let timer = 0;
  form.addEventListener('input', (event) => {
    if (event.target.matches('[data-find]')) {
      find(event.target.value.trim().toLowerCase());
      return;
    }
    touched.add(event.target.closest('[data-field]')?.dataset.field);
    save(form, store);
    showMode();
    countChanged();
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(store);
  });
  check();
}
