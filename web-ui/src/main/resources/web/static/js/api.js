// Asks the API on behalf of a person: an answer as it is, or an error in words.
export class Refused extends Error {
  constructor(problem, status) {
    super(problem.errors?.[0]?.message && !problem.detail ? problem.errors[0].message
      : problem.detail ?? problem.title ?? `the service answered ${status}`);
    this.errors = problem.errors ?? [];
    this.status = status;
  }
}

const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');

async function problem(response) {
  const body = await response.json().catch(() => ({}));
  return new Refused(body, response.status);
}

// Sends JSON, or text of another media type, and reads what comes back. What was sent twice counts once.
export async function call(method, path, body, { type = 'application/json', accept = 'application/json', signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: { Accept: accept, ...(body === undefined ? {} : { 'Content-Type': type }), ...(method === 'GET' ? {} : { 'Idempotency-Key': key() }) },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Error('the portal does not answer; nothing is lost, try again in a moment');
  }
  if (!response.ok) throw await problem(response);
  const text = await response.text();
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return text;
  return text === '' ? {} : JSON.parse(text);
}

// While something is being done the button says so, and cannot be pressed again.
export async function busy(button, work) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-busy');
  }
}
