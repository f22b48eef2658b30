import { MAX_QUERY_LENGTH } from '@/lib/domain/traffic/search'
import { text } from '@/lib/view/text/messages'
import { SearchLauncher } from './search-launcher'
import { searchTexts } from './search-texts'

/** The box in the header: a plain form, which scripts turn into a dialog with results as one types. */
export function SearchBox() {
  return (
    <search aria-label={text('search.siteSearch')}>
      <form action="/search" className="search-box">
        <SearchIcon />
        <input
          type="search"
          name="q"
          aria-label={text('search.label')}
          placeholder={text('search.placeholder')}
          aria-keyshortcuts="/ Control+K Meta+K"
          maxLength={MAX_QUERY_LENGTH}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          required
        />
        <span className="search-key" aria-hidden="true">
          /
        </span>
      </form>
      <SearchLauncher texts={searchTexts()} />
    </search>
  )
}

function SearchIcon() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor">
      <circle cx="6" cy="6" r="4.25" strokeWidth="1.5" />
      <path d="m9.25 9.25 3.5 3.5" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  )
}
