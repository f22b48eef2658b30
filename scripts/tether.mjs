// Whoever starts this process holds the other end of its stdin. Where they are killed they cannot say so, but the end
// closes, whatever this process is at: nobody else would end it and free its port.
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
process.stdin.unref()
