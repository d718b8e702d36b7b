export interface RequestTarget {
  /** As sent. */
  readonly path: string;
  readonly queryString: string;
}

/** Splits the request line's target: `/path?query`, or the absolute form that a client may send to a proxy. */
export const parseTarget = (url: string): RequestTarget => {
  const target = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    queryString: mark === -1 ? '' : target.slice(mark + 1),
  };
};

/** Percent-decodes; text that cannot be decoded stays as it is. */
export const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Decoded; a repeated name's values joined by commas; undefined without any. */
export const parseQuery = (queryString: string): Record<string, string> | undefined => {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(queryString)) {
    const earlier = values.get(name);
    values.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return values.size === 0 ? undefined : Object.fromEntries(values);
};
