package org.fasit.samples.server;

/**
 * What sets a DICOMweb server apart from the standard (DICOM PS3.18), as public reports of servers
 * describe it. A {@link DicomWebServer} may have several.
 */
public enum Quirk {
  /** The page after the last is answered 404 (DICOM-RST #50, dcm4chee-arc-light #477 and #3426). */
  NOT_FOUND_AFTER_LAST_PAGE,
  /** A search without results, the page after the last too, is answered 204. */
  NONE_IS_204,
  /** A search without results, the page after the last too, is answered 200 without a body. */
  NONE_IS_EMPTY_BODY,
  /** At most three results a page, however many are asked for. */
  SMALL_PAGES,
  /** The first three results alone; a Warning 299 tells that there are more. */
  CAPPED_WITH_WARNING,
  /** Each page is answered 206 as long as there are more results, as older editions allowed. */
  MORE_IS_206,
  IGNORES_LIMIT,
  IGNORES_OFFSET,
  /** Each page begins with the last result of the page before. */
  OVERLAPPING_PAGES,
  /** The second page fails with 500. */
  SECOND_PAGE_FAILS,
  /** The second page is refused with 400. */
  SECOND_PAGE_REFUSED,
  /** Results of series lack (0020,000D); (0008,1190) tells the study (DICOM-RST #18). */
  SERIES_WITHOUT_STUDY_UID,
  /** Results lack (0008,1190). */
  WITHOUT_RETRIEVE_URL,
  /** Results of series lack (0020,000E). */
  SERIES_WITHOUT_SERIES_UID,
  /** Attribute keys are written as {@code 0020000d}. */
  LOWER_CASE_KEYS,
  /** UIDs are padded with a NUL, as in Part 10 files. */
  PADDED_UIDS,
  /** A single result stands alone instead of in an array. */
  ONE_IS_AN_OBJECT,
  /** All is found, whatever is searched for. */
  IGNORES_KEYS,
  /** 400 to a search with includefield. */
  REFUSES_INCLUDEFIELD,
  /** 400 to a search with limit or offset. */
  REFUSES_PAGING,
  /** Series are found by study only: 404 to /series. */
  NO_SEARCH_OF_SERIES,
  /** Search answers list the series of all studies below each study. */
  OTHER_STUDIES_TOO,
  /** Answers XML, as multipart/related, and 406 to those who do not take it. */
  XML_ONLY,
  /** Answers application/json, and 406 to those who do not take it. */
  PLAIN_JSON_ONLY,
  /** Answers 400 to an Accept header with more than one media type. */
  ONE_MEDIA_TYPE_ONLY,
  /** Compresses every body, asked or not. */
  GZIP,
  /** Answers every GET with a page to sign in on, and 200. */
  LOGIN_PAGE,
  /**
   * Metadata of the first series of key objects are answered 404, although it is found by search.
   */
  METADATA_NOT_FOUND,
  /** Metadata lack the document's content, which stands elsewhere as bulk data. */
  CONTENT_AS_BULK_DATA,
  /**
   * What is there already is answered 409 with failure reason 0110, and named in a private element
   * (healthcare-api-dicomweb-cli #46).
   */
  EXISTS_IS_0110,
  /** What is there already is answered 409 with failure reason 0111. */
  EXISTS_IS_0111,
  /** What is there already is answered 409 with failure reason 45070, as Azure does. */
  EXISTS_IS_45070,
  /** What is there already is answered 409 with failure reason C000. */
  EXISTS_IS_C000,
  /** What is there already is answered 409 without a body. */
  EXISTS_IS_PLAIN_409,
  /** Stores are answered 200 without a body. */
  STORES_IN_SILENCE,
  /** Nothing but storing: 501 to every GET. */
  SEARCH_IS_501,
  /** Nothing but storing: 404 to every GET. */
  SEARCH_IS_404,
  /** Nothing but storing: 405 to every GET. */
  SEARCH_IS_405
}
