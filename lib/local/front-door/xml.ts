const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"\r]/g, (found) => escapes[found] ?? found);

const contentOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((item) => toXml('member', item)).join('');
  if (typeof value !== 'object' || value === null) return escapeText(String(value));
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => toXml(name, item))
    .join('');
};

/** An element, with lists as AWS's query protocol writes them. @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#xml-shape-serialization */
export const toXml = (name: string, value: unknown, xmlns?: string): string =>
  `<${name}${xmlns === undefined ? '' : ` xmlns="${xmlns}"`}>${contentOf(value)}</${name}>`;
