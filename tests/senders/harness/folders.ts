import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const sendersFolder = fileURLToPath(new URL('..', import.meta.url))

export const environmentFolder = (name: string) => join(sendersFolder, '.venv', name)

export const environmentPython = (name: string) => join(environmentFolder(name), 'bin', 'python')

export const requirementsFile = (name: string) => join(sendersFolder, 'requirements', `${name}.txt`)
