package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.pacs.InEnglish;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a PACS says of what it did not take, over the web or by C-STORE: is it there? */
@ExtendWith(InEnglish.class)
class StoreCheckTest {

  private static final Outgoing INSTANCE =
      new Outgoing("1.2", "1.2.3", "1.2.840", "1.2.3.4", new Attributes(), new byte[0]);

  private static StoreStatus checked(int reason, String comment, InstanceSearch search)
      throws InterruptedException {
    StoreStatus status = StatusCodes.ofFailure(reason, Optional.of(comment));
    return status instanceof StoreStatus.MayBeThere there
        ? StoreCheck.of(there, INSTANCE, search)
        : status;
  }

  private static boolean notSearchable() throws IOException {
    throw new NotSearchableException("no search", 501);
  }

  private static boolean inTrouble() throws IOException {
    throw new IOException("no answer");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0110, 0x0111, 45070, 0xC000, 0xA900, 0x0117, 43265})
  void whatIsThereIsStored(int reason) throws Exception {
    assertEquals(StoreStatus.Stored.PLAIN, checked(reason, "", instance -> true));
  }

  @Test
  void whatIsNotThereIsWhatThePacsSaid() throws Exception {
    assertEquals(
        new StoreStatus.Again("The PACS failed to process the object (0110)"),
        checked(0x0110, "", instance -> false));
    assertEquals(
        new StoreStatus.Rejected("The PACS cannot understand the object (C000)"),
        checked(0xC000, "", instance -> false));
    assertEquals(
        new StoreStatus.Again(
            "The PACS has the object already (0111), but it is not found in its study."),
        checked(0x0111, "", instance -> false));
  }

  @Test
  void pacsThatCannotBeSearchedIsBelievedWhereItSaysThatItHasIt() throws Exception {
    assertEquals(
        new StoreStatus.Stored(
            Optional.of(
                "The PACS failed to process the object (0110): SOP instance already exists. It"
                    + " cannot be checked.")),
        checked(0x0110, "SOP instance already exists", instance -> notSearchable()));
    assertEquals(
        new StoreStatus.Again("The PACS failed to process the object (0110)"),
        checked(0x0110, "", instance -> notSearchable()));
  }

  /** Could not be asked now is not "not there". */
  @Test
  void whatCannotBeAskedForNowWaits() throws Exception {
    assertEquals(
        new StoreStatus.Again(
            "The PACS cannot understand the object (C000). Whether the PACS has it already could not"
                + " be asked: no answer"),
        checked(0xC000, "", instance -> inTrouble()));
  }

  @Test
  void lackOfRoomOrRightsIsNotAskedAbout() throws Exception {
    for (int reason : new int[] {0xA700, 0x0124, 0x0213, 45071, 0x0122}) {
      StoreStatus status =
          checked(
              reason,
              "",
              instance -> {
                throw new AssertionError("asked");
              });
      assertEquals(reason == 0x0122, status instanceof StoreStatus.ClassRefused);
    }
  }
}
