/** What the host and Node themselves cost. */
export const handler = async () => ({ statusCode: 200, body: '' });
