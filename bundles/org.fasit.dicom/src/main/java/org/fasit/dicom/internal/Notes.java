package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was left out of a result while reading it, counted by kind. */
final class Notes {

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  void add(String sentence) {
    counts.merge(sentence, 1, Integer::sum);
  }

  List<String> sentences(Texts texts) {
    List<String> sentences = new ArrayList<>();
    counts.forEach((sentence, count) -> sentences.add(texts.say(sentence, count)));
    return sentences;
  }
}
