// Says something to screen readers without moving the focus.
// The newest word on each subject, so that many changes of one thing are one sentence.
const pending = new Map();
let timer = 0;

export function announce(subject, text) {
  pending.set(subject, `${subject} ${text}`.trim());
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById('announcer').textContent =
      pending.size > 3 ? `${pending.size} things have changed` : [...pending.values()].join('. ');
    pending.clear();
  }, 400);
}
