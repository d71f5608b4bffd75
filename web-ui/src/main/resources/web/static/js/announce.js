// Says something to screen readers without moving the focus.
let pending = [];
let timer = 0;

export function announce(text) {
  pending.push(text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById('announcer').textContent =
      pending.length > 3 ? `${pending.length} changes` : pending.join('. ');
    pending = [];
  }, 400);
}
