export const html = /* html */ `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Agents' time</title>
<style>
  :root { color-scheme: light dark; font: 1rem system-ui, sans-serif; }
  body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  .table { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
  th, td { padding: 0.5rem; text-align: right; border-bottom: 1px solid #8886; }
  th:first-child, td:first-child { text-align: left; }
</style>
<h1>Agents' time</h1>
<label>Day (UTC) <input type="date"></label>
<div class="table"><table>
  <thead><tr><th>Agent<th>Serving<th>Talking<th>Wrap-ups<th>Wrapping up</thead>
  <tbody></tbody>
</table></div>
<p id="state" role="status"></p>
<script type="module">
  const rows = document.querySelector('tbody');
  const state = document.querySelector('#state');
  const day = document.querySelector('input');
  day.value = new Date().toISOString().slice(0, 10);
  const clock = (time) => {
    const seconds = Math.round(time);
    return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map((part) => String(Math.floor(part)).padStart(2, '0'))
      .join(':');
  };
  const rowOf = ({ userId, servingSeconds, talkingSeconds, wrapUps, wrapUpSeconds }) => {
    const row = document.createElement('tr');
    const cells = [userId, clock(servingSeconds), clock(talkingSeconds), wrapUps, clock(wrapUpSeconds)];
    for (const text of cells) row.insertCell().textContent = text;
    return row;
  };
  const show = async () => {
    const asked = day.value;
    try {
      const answer = await fetch('report?day=' + asked);
      if (!answer.ok) throw new Error(answer.statusText);
      const agents = await answer.json();
      if (asked !== day.value) return;
      rows.replaceChildren(...agents.map(rowOf));
      state.textContent = agents.length === 0 ? 'Nothing of this day' : '';
    } catch {
      if (asked === day.value) state.textContent = 'Not up to date';
    }
  };
  day.addEventListener('change', () => {
    rows.replaceChildren();
    state.textContent = '';
    show();
  });
  setInterval(show, 5000);
  await show();
</script>
</html>
`;
