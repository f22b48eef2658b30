import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../support/database/database'
import { runCommand } from '../../support/run-command'

const activityColumns =
  'generation_id,created_at,cost_total,tokens_prompt,tokens_completion,model_permaslug,variant,provider_name,app_name'

/** The files of cases 38, 39 and 41 of the field, cases 30 and 51 as tables, and others of their kinds. */
const files: Record<string, string | Buffer> = {
  'case-38.csv': `\uFEFF${activityColumns}\r
gen-case38-1-aaaaaaaaaaaa,2026-11-20 10:00:00.000,0.01,"1,234",10,openai/gpt-4o,standard,OpenAI,"Two\nlines"\r
gen-case38-2-aaaaaaaaaaaa,2026-11-20 10:01:00.000,0.01,"1,2",10,openai/gpt-4o,standard,OpenAI,plain\r
gen-case38-3-aaaaaaaaaaaa,2026-11-20 10:02:00.000,0.01,77,10,openai/gpt-4o,standard,OpenAI,"Two\nlines"\r
`,
  'case-30.csv': `id,created_at,model,prompt_tokens,completion_tokens
case-30-01,2026-11-20T10:00:00Z,openai/gpt-4o,120.0,1
case-30-02,2026-11-20T10:00:00Z,openai/gpt-4o,"120",1
case-30-03,2026-11-20T10:00:00Z,openai/gpt-4o,30.9,1
case-30-04,2026-11-20T10:00:00Z,openai/gpt-4o,-1,1
case-30-05,2026-11-20T10:00:00Z,openai/gpt-4o,NULL,1
case-51-01,2026-11-20T10:00:00Z,black-forest-labs/flux.2-klein-4b,12,14417.92
`,
  'case-39.csv': `sep=;\r\n${activityColumns.replaceAll(',', ';')};;\r
gen-case39-1-aaaaaaaaaaaa;2026-11-20 10:00:00.000;0,01;1234;10;openai/gpt-4o;standard;OpenAI;;;\r
gen-case39-2-aaaaaaaaaaaa;2026-11-20 10:00:00.000;0.02;1234;10;openai/gpt-4o;standard;OpenAI;;;\r
1,58E+18;2026-11-20 10:00:00.000;0.02;1234;10;openai/gpt-4o;standard;OpenAI;;;\r
gen-case39-4-aaaaaaaaaaaa;20.11.2026 10:00;0.02;1.234;10;openai/gpt-4o;standard;OpenAI;;;\r
gen-case39-5-aaaaaaaaaaaa;2026-11-20 10:00:00.000;0.02;;10;openai/gpt-4o;standard;OpenAI;;;\r
;;;;;;;;;;\r
Total;;0,05;3702;30;;;;;;\r
`,
  'case-41.csv': `date,model,input,output,cache_read,cache_write
2026-11-20,claude-sonnet-4.5,3,442,7917,350
`,
  'stray.csv': `id,created_at,model,prompt_tokens,completion_tokens,note
s-1,2026-11-20T10:00:00Z,a/b,100,1,
s-2,2026-11-20T10:00:00Z,a/b,100,1,"open
${Array.from({ length: 500 }, (_, index) => `t-${index},2026-11-20T11:00:00Z,a/b,1,0,x`).join('\n')}
s-3,2026-11-20T10:00:00Z,a/b,100,1,"a"b
s-4,21/08/2026 10:00,a/b,100,1,
`,
  'unicode.txt.gz': gzipSync(
    Buffer.from(
      '\uFEFFid\tcreated_at\tmodel\tprompt_tokens\tcompletion_tokens\r\nu-1\t2026-11-20T10:00:00Z\ta/b\t41\t1\r\n',
      'utf16le',
    ),
  ),
  'usage.csv': `When|Request|Model|Vendor|Input|Cache read|Output
2026-11-20 10:00:00|req-aaaaaaaaaaaaaaaaaaaaaa|claude-sonnet-4.5|anthropic|3|7917|442
2026-11-20 10:00:00|req-bbbbbbbbbbbbbbbbbbbbbb|gpt-4o|openai|5|NULL|442
2026-11-20 10:00:00|req-cccccccccccccccccccccc|gpt-4o|openai|NULL|7|442
`,
  'broken-off.ndjson': Buffer.concat([
    Buffer.from(
      '{"id":"k-1","created_at":"2026-11-20T10:00:00Z","model":"a/b","prompt_tokens":9,"completion_tokens":1}\n',
    ),
    Buffer.alloc(200_000, ' \n'),
    Buffer.from([0xff]),
  ]),
  'book.csv': Buffer.from('PK\x03\x04 and so on'),
}

describe('npm run import of tables that people make', () => {
  const database = useTestDatabase()
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tokenboard-tables-'))
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  })
  afterAll(() => rm(folder, { recursive: true }))

  const run = async (name: string, ...options: string[]) => {
    const { code, stderr } = await runCommand('import', [join(folder, name), ...options], {
      DATABASE_URL: database().url,
    })
    return { code, said: stderr }
  }
  const stored = async (like: string) => {
    const rows = await database().db.$client<
      { id: string; prompt: bigint; completion: bigint; model: string }[]
    >`
      select events.id, prompt_tokens as prompt, completion_tokens as completion, permaslug as model
      from events join models on models.id = model_id where events.id like ${like} order by events.id`
    return rows.map(({ id, prompt, completion, model }) => [id, Number(prompt), Number(completion), model])
  }

  it('refuses thousands separators by name, and reads over line breaks in quotes', async () => {
    const { code, said } = await run('case-38.csv')
    expect(await stored('gen-case38%')).toEqual([['gen-case38-3-aaaaaaaaaaaa', 77, 10, 'openai/gpt-4o']])
    expect(said).toContain('1 accepted (0 adjusted), 0 duplicates, 0 completed, 2 rejected, of 3 read')
    expect(said).toContain(
      'lines 2 to 3: invalid_prompt_tokens (id "gen-case38-1-aaaaaaaaaaaa"): prompt_tokens is "1,234" in the column tokens_prompt:',
    )
    expect(said).toContain(
      'line 4: invalid_prompt_tokens (id "gen-case38-2-aaaaaaaaaaaa"): prompt_tokens is "1,2"',
    )
    expect(code).toBe(0)
  })

  it('counts whole numbers, and refuses by name what is none', async () => {
    const { said } = await run('case-30.csv')
    expect(await stored('case-%')).toEqual([
      ['case-30-01', 120, 1, 'openai/gpt-4o'],
      ['case-30-02', 120, 1, 'openai/gpt-4o'],
    ])
    for (const place of ['4', '5', '6']) expect(said).toContain(`line ${place}: invalid_prompt_tokens`)
    expect(said).toContain(
      'line 7: invalid_completion_tokens (id "case-51-01"): completion_tokens is "14417.92"',
    )
  })

  it('finds out the semicolon, and refuses decimal commas, rounded ids and other dates by name', async () => {
    const { code, said } = await run('case-39.csv')
    expect(await stored('gen-case39%')).toEqual([['gen-case39-2-aaaaaaaaaaaa', 1234, 10, 'openai/gpt-4o']])
    expect(said).toContain(
      'line 3: invalid_cost_usd (id "gen-case39-1-aaaaaaaaaaaa"): cost_usd is "0,01" in the column cost_total',
    )
    expect(said).toContain('line 5: invalid_id: id is "1,58E+18" in the column generation_id: a spreadsheet')
    expect(said).toContain(
      'line 6: invalid_prompt_tokens (id "gen-case39-4-aaaaaaaaaaaa"): prompt_tokens is "1.234"',
    )
    // What is not stated is not 0.
    expect(said).toContain('line 7: invalid_prompt_tokens (id "gen-case39-5-aaaaaaaaaaaa")')
    expect(said).toContain('line 9: invalid_cost_usd (id "Total")')
    expect(said).toContain('5 rejected, of 6 read')
    expect(code).toBe(0)
  })

  it('shows unknown columns beside those expected, and stores nothing', async () => {
    const { code, said } = await run('case-41.csv')
    expect(code).toBe(1)
    expect(said).toContain('it lacks id, created_at, prompt_tokens, completion_tokens')
    expect(said).toContain(
      'it has:      date, model, input, output, cache_read, cache_write (separated by commas)',
    )
    expect(said).toContain('it needs:    id, created_at, model, prompt_tokens, completion_tokens')
    expect(said).toContain('--map "input=prompt_tokens"')
    expect(said).not.toContain('accepted')
  })

  it('loses one line to a stray quote, says which, and ends with 1', async () => {
    const { code, said } = await run('stray.csv')
    expect(code).toBe(1)
    expect(said).toContain('501 accepted (0 adjusted), 0 duplicates, 0 completed, 3 rejected, of 504 read')
    expect(said).toContain('Columns passed over: note')
    expect(said).toContain('2 lines could not be read, the first is 3, the last 504')
    expect(said).toContain('such as 2026-08-21T10:00:00Z, not "21/08/2026 10:00".')
    expect(await stored('s-%')).toEqual([['s-1', 100, 1, 'a/b']])
    expect(await stored('t-%')).toHaveLength(500)
  })

  it('reads UTF-16 with tabs, packed, and says what to do with a workbook', async () => {
    expect(await run('unicode.txt.gz')).toMatchObject({ code: 0 })
    expect(await stored('u-%')).toEqual([['u-1', 41, 1, 'a/b']])
    const { code, said } = await run('book.csv')
    expect(code).toBe(1)
    expect(said).toContain(
      'book.csv cannot be read: This is a ZIP file, as .xlsx and .ods are: save the sheet as CSV',
    )
  })

  it('reads a file of any columns, once however often', async () => {
    const map = [
      'When=created_at',
      'Request=id',
      'Vendor=provider',
      'Input+Cache read=prompt_tokens',
      'Cache read=cached_tokens',
    ]
    const options = [...map, 'Output=completion_tokens'].flatMap((pair) => ['--map', pair])
    expect((await run('usage.csv', ...options)).said).toContain('invalid_created_at')
    const { said } = await run('usage.csv', ...options, '--utc')
    expect(said).toContain('line 4: invalid_prompt_tokens (id "req-cccccccccccccccccccccc")')
    expect(said).toContain('2 accepted (0 adjusted)')
    expect(await stored('req-%')).toEqual([
      ['req-aaaaaaaaaaaaaaaaaaaaaa', 7920, 442, 'anthropic/claude-sonnet-4.5'],
      ['req-bbbbbbbbbbbbbbbbbbbbbb', 5, 442, 'openai/gpt-4o'],
    ])
    expect((await run('usage.csv', ...options, '--utc')).said).toContain(
      '0 accepted (0 adjusted), 2 duplicates',
    )
    expect((await run('usage.csv', '--map', 'Input=tokens')).said).toContain('there is no field tokens')
    expect((await run('usage.csv', '--utc')).said).toContain('--utc belongs to --map')
    expect((await run('usage.csv', '--format', 'models', ...options)).said).toContain(
      '--map is for files of events',
    )
  })

  it('takes what stands before a break, and says what that was', async () => {
    const { code, said } = await run('broken-off.ndjson')
    expect(code).toBe(1)
    expect(said).toContain('The text is not UTF-8 (line 100002)')
    expect(said).toContain(
      'What came before it was taken: 1 accepted, 0 duplicates, 0 completed, 0 rejected.',
    )
    expect(await stored('k-1')).toHaveLength(1)
  })
})
