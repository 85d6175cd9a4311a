package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.dicom.SiteProfile;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws Exception {
    SampleStudies.write(folder, 3, 11);
  }

  @Test
  void imagesAreNoResultsWhereNoProfileSaysSo() throws Exception {
    for (OnDisk study : Library.scan(folder, SiteProfile.NONE)) {
      assertFalse(study.images().isEmpty());
      assertTrue(study.images().stream().noneMatch(study.offers()::contains));
    }
  }

  @Test
  void imagesThatTheSitesProfileNamesAreOfferedToTheReading() throws Exception {
    SiteProfile profile = SiteProfile.NONE.withSenders(List.of(new SiteProfile.Sender("*", "*")));
    for (OnDisk study : Library.scan(folder, profile)) {
      assertTrue(study.offers().containsAll(study.images()), study.toString());
    }
  }
}
