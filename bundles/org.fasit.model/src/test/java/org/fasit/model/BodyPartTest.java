package org.fasit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fasit.model.language.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPartTest {

  @ParameterizedTest
  @CsvSource({
    "WRIST, wrist, håndledd",
    "CSPINE, cervical spine, nakkevirvler",
    "INTESTINE, intestine, intestine",
    "'', '', ''"
  })
  void hasAWordInASentence(String sent, String english, String bokmaal) {
    assertEquals(english, BodyPart.word(sent, Language.ENGLISH));
    assertEquals(bokmaal, BodyPart.word(sent, Language.BOKMAAL));
  }
}
