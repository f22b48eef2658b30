/**
 * A mistake that the operator can mend: no database, a wrong setting, a port taken.
 * Scripts print its message alone, without a stack trace, and exit with 1.
 */
export class OperatorError extends Error {
  override name = 'OperatorError'
}
