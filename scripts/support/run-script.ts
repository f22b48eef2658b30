import { OperatorError } from '@/lib/operator-error'

/** Runs a script's main function: an operator's mistake is one sentence, anything else keeps its stack. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof OperatorError ? error.message : error)
  }
}
