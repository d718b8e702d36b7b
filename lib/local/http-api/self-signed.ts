/** A private key and its certificate, as PEM. */
export interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

/** A new certificate for this machine that no authority signed, good for a year. */
export const selfSigned = async (): Promise<TlsIdentity> => {
  // Loaded when it is needed: it takes a tenth of a second, and most clouds serve plain HTTP.
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key, cert };
};
