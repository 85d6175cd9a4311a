package org.fasit.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateAndTimeTest {

  private final Attributes dataset = new Attributes();

  @ParameterizedTest
  @CsvSource({"20260914,2026-09-14", "2026.09.14,2026-09-14", "20240229,2024-02-29"})
  void readsDates(String sent, LocalDate date) {
    dataset.setString(Tag.ContentDate, VR.DA, sent);
    assertEquals(Optional.of(date), Values.date(dataset, Tag.ContentDate));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026091", "202609145", "20260230", "2026-9-14", "2026091a", "２０２６０９１４"})
  void whatIsNoDateIsAbsent(String sent) {
    dataset.setString(Tag.ContentDate, VR.UT, sent);
    assertEquals(Optional.empty(), Values.date(dataset, Tag.ContentDate));
  }

  @ParameterizedTest
  @CsvSource({
    "10,10:00:00",
    "1015,10:15:00",
    "101530,10:15:30",
    "10:15:30,10:15:30",
    "101530.1,10:15:30",
    "101530.123456,10:15:30"
  })
  void readsTimesToTheSecond(String sent, LocalTime time) {
    dataset.setString(Tag.ContentTime, VR.TM, sent);
    assertEquals(Optional.of(time), Values.time(dataset, Tag.ContentTime));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "101",
        "10153",
        "25",
        "1060",
        "101530.",
        "101530.1234567",
        "101530,1",
        "1015a0"
      })
  void whatIsNoTimeIsAbsent(String sent) {
    dataset.setString(Tag.ContentTime, VR.UT, sent);
    assertEquals(Optional.empty(), Values.time(dataset, Tag.ContentTime));
  }
}
