export const html = /* html */ `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Queues</title>
<style>
  :root { color-scheme: light dark; font: 1.25rem system-ui, sans-serif; }
  body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
  .table { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { padding: 0.5rem; text-align: right; border-bottom: 1px solid #8886; }
  th:first-child, td:first-child { text-align: left; }
</style>
<h1>Queues</h1>
<div class="table"><table>
  <thead><tr><th>Queue<th>Waiting<th>Longest wait<th>Talking<th>Free agents<th>Agents<th>As of</thead>
  <tbody></tbody>
</table></div>
<p id="state" role="status"></p>
<script type="module">
  const columns = ['QueueName', 'Waiting', 'LongestWait', 'Talking', 'FreeAgents', 'Agents'];
  const rows = document.querySelector('tbody');
  const state = document.querySelector('#state');
  const rowOf = (queue) => {
    const row = document.createElement('tr');
    for (const column of columns) row.insertCell().textContent = queue[column];
    row.insertCell().textContent = new Date(queue.At.split(' ')[0] + 'Z').toLocaleString();
    return row;
  };
  const show = async () => {
    try {
      const answer = await fetch('queues');
      if (!answer.ok) throw new Error(answer.statusText);
      const queues = await answer.json();
      queues.sort((one, other) => String(one.QueueName).localeCompare(String(other.QueueName)));
      rows.replaceChildren(...queues.map(rowOf));
      state.textContent = queues.length === 0 ? 'No queue yet' : '';
    } catch {
      state.textContent = 'Not up to date';
    }
    setTimeout(show, 2000);
  };
  await show();
</script>
</html>
`;
