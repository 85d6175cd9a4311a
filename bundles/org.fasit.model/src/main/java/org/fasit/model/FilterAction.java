package org.fasit.model;

/** What a filter rule does with an AI result or finding. */
public enum FilterAction {
  SHOW,
  SHOW_AS_DOUBTFUL,
  HIDE,
  OUT_OF_INTENDED_USE
}
