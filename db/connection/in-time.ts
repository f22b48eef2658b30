/** Said as the driver says that a connection does not come about. */
export function noAnswer(patienceMs: number): Error {
  return Object.assign(new Error(`The database gave no answer within ${patienceMs} ms`), {
    code: 'CONNECT_TIMEOUT',
  })
}

/** @throws {Error} where the answer does not come in time */
export async function inTime<T>(patienceMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(noAnswer(patienceMs)), patienceMs)
  })
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
