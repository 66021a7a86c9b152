const forbidden = new Set([
  'identity.not-allowed',
  'identity.foreign-origin',
  'identity.proxy-not-trusted',
  'identity.must-change-password',
])

/** The HTTP status of a refusal. Everything not named here is 409: the request is fine, the moment is not. */
export function statusOf(code: string): number {
  if (code === 'identity.not-signed-in' || code === 'watch.agent-not-known') return 401
  if (forbidden.has(code)) return 403
  if (code.includes('.no-such-')) return 404
  if (code.includes('.too-large')) return 413
  // For programs, which read the status and no sentence.
  if (code === 'watch.alerts-unreadable') return 422
  if (code === 'watch.alerts-too-many' || code === 'kernel.too-often') return 429
  return 409
}
