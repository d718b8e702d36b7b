/**
 * Why a call ended, as SIP's `Reason` header writes it; the numbers are causes of Q.850 and codes of SIP.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3326
 */
export const techReason = {
  normalClearing: 'Q.850;cause=16',
  callerGaveUp: 'SIP;cause=487',
} as const;
