package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.reading.HostProfile.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.weasis.StandIn;
import org.weasis.core.api.gui.util.AppProperties;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.dicom.explorer.pref.node.AbstractDicomNode;
import org.weasis.dicom.explorer.pref.node.AbstractDicomNode.Type;
import org.weasis.dicom.explorer.pref.node.AbstractDicomNode.UsageType;
import org.weasis.dicom.explorer.pref.node.DefaultDicomNode;
import org.weasis.dicom.explorer.pref.node.DicomWebNode;
import org.weasis.dicom.explorer.pref.node.DicomWebNode.WebType;
import org.weasis.dicom.param.TlsOptions;

class WeasisProfileTest {

  private final WeasisProfile profile = new WeasisProfile();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Guard.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    Locale.setDefault(Locale.ENGLISH);
    log.start();
    logger.setLevel(Level.WARN);
    logger.setAdditive(false);
    logger.addAppender(log);
  }

  @AfterEach
  void restore() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    StandIn.heal();
    AbstractDicomNode.STORED.clear();
    GuiUtils.CORE.preferences.clear();
    AppProperties.WEASIS_USER = "";
    System.clearProperty("weasis.user");
    System.clearProperty("weasis.pref.local.session");
  }

  private static DefaultDicomNode dicom(String name) {
    return new DefaultDicomNode(name, "ARKIV", "pacs.example", 11112, UsageType.BOTH);
  }

  private static DicomWebNode web(String name, WebType type, String url) throws Exception {
    return new DicomWebNode(name, type, new URL(url), UsageType.STORAGE);
  }

  @Test
  void theReaderIsWeasisUserWhereItIsGiven() {
    AppProperties.WEASIS_USER = "JDOE";
    assertEquals(Optional.empty(), profile.user());
    System.setProperty("weasis.user", "jdoe");
    assertEquals(Optional.of("JDOE"), profile.user());
    System.setProperty("weasis.pref.local.session", "true");
    assertEquals(Optional.empty(), profile.user(), "the launcher's guess is no sign-in");
  }

  @Test
  void aDicomNodeIsACstoreWithWeasisOwnTitle() {
    AbstractDicomNode.STORED.add(dicom("Arkiv"));
    GuiUtils.CORE.preferences.setProperty("weasis.aet", "WS7");
    assertEquals(
        List.of(
            new Node(
                "Arkiv",
                "ARKIV@pacs.example:11112",
                Map.of(
                    "transport", "cstore",
                    "host", "pacs.example",
                    "port", "11112",
                    "aet", "ARKIV",
                    "callingAet", "WS7",
                    "tls", "false"),
                Optional.empty())),
        profile.nodes());
  }

  @Test
  void theOneCallingNodeThatStoresIsOurTitle() {
    AbstractDicomNode.STORED.add(dicom("Arkiv"));
    AbstractDicomNode.STORED.add(calling("QUERY", UsageType.RETRIEVE));
    assertEquals(Optional.empty(), callingAet());
    AbstractDicomNode.STORED.add(calling("WS8", UsageType.BOTH));
    assertEquals(Optional.of("WS8"), callingAet());
    GuiUtils.CORE.preferences.setProperty("weasis.aet", "WS7");
    assertEquals(Optional.of("WS7"), callingAet());
    GuiUtils.CORE.preferences.setProperty("weasis.aet", " ");
    AbstractDicomNode.STORED.add(calling("WS9", UsageType.STORAGE));
    assertEquals(Optional.empty(), callingAet(), "nobody chose one of two");
  }

  private static DefaultDicomNode calling(String title, UsageType usage) {
    return new DefaultDicomNode(Type.DICOM_CALLING, title, title, "localhost", 11113, usage);
  }

  private Optional<String> callingAet() {
    return Optional.ofNullable(profile.nodes().get(0).pacs().get("callingAet"));
  }

  @Test
  void aDicomNodeWithTlsSaysWhatIsLeftToDo() {
    DefaultDicomNode node = dicom("Arkiv");
    node.tls = new TlsOptions();
    AbstractDicomNode.STORED.add(node);
    Node taken = profile.nodes().get(0);
    assertEquals("true", taken.pacs().get("tls"));
    assertFalse(taken.pacs().containsKey("callingAet"), "ours stays");
    assertTrue(taken.note().orElseThrow().contains("pacs.caFile"));
  }

  @Test
  void aWebNodeIsDicomwebWithItsSignIn() throws Exception {
    DicomWebNode node = web("Sky", WebType.STOWRS, "https://pacs.example/rs/studies");
    node.headers.put("Authorization", "Bearer t0ken");
    AbstractDicomNode.STORED.add(node);
    assertEquals(
        List.of(
            new Node(
                "Sky",
                "https://pacs.example/rs",
                Map.of("transport", "stow", "url", "https://pacs.example/rs", "bearer", "t0ken"),
                Optional.empty())),
        profile.nodes());
    assertFalse(profile.nodes().toString().contains("t0ken"));
  }

  @Test
  void whatCannotStoreIsNoNodeForUs() throws Exception {
    AbstractDicomNode.STORED.add(web("Query", WebType.QIDORS, "https://pacs.example/rs"));
    AbstractDicomNode.STORED.add(
        new DefaultDicomNode("Fetch", "F", "pacs.example", 104, UsageType.RETRIEVE));
    assertEquals(List.of(), profile.nodes());
  }

  @Test
  void nodesOfOneNameAreToldApartAndNoneTakesAnothersPlace() throws Exception {
    AbstractDicomNode.STORED.add(dicom("Arkiv"));
    AbstractDicomNode.STORED.add(web("Arkiv", WebType.DICOMWEB, "https://pacs.example/rs"));
    AbstractDicomNode.STORED.add(web(" ", WebType.DICOMWEB, "https://other.example/rs"));
    assertEquals(
        List.of(
            "Arkiv (ARKIV@pacs.example:11112)",
            "Arkiv (https://pacs.example/rs)",
            "https://other.example/rs"),
        profile.nodes().stream().map(Node::name).toList());
  }

  @Test
  void aNodeThatCannotBeReadLeavesOutThatOneOnly() throws Exception {
    AbstractDicomNode.STORED.add(dicom("Arkiv"));
    AbstractDicomNode.STORED.add(web("Sky", WebType.DICOMWEB, "https://pacs.example/rs"));
    StandIn.fail("DicomWebNode.getHeaders", () -> new NoSuchMethodError("made up"));
    assertEquals(List.of("Arkiv"), profile.nodes().stream().map(Node::name).toList());
  }

  @Test
  void whateverFailsInWeasisIsLoggedOnceAndGivesWhatIsLeft() throws Exception {
    DefaultDicomNode node = dicom("Arkiv");
    AbstractDicomNode.STORED.add(node);
    AbstractDicomNode.STORED.add(web("Sky", WebType.DICOMWEB, "https://pacs.example/rs"));
    StandIn.forget();
    assertEquals(2, profile.nodes().size());
    Set<String> members = StandIn.asked();
    assertTrue(members.size() > 8, members::toString);
    for (String member : members) {
      log.list.clear();
      StandIn.fail(member, () -> new NoSuchMethodError("made up"));
      WeasisProfile faulty = new WeasisProfile();
      faulty.nodes();
      faulty.nodes();
      List<String> said = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
      assertFalse(said.isEmpty(), member);
      assertEquals(said.stream().distinct().toList(), said, member);
    }
  }
}
