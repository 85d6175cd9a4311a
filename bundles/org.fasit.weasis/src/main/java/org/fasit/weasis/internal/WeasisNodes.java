package org.fasit.weasis.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.reading.HostProfile.Node;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.dicom.explorer.pref.node.AbstractDicomNode;
import org.weasis.dicom.explorer.pref.node.DefaultDicomNode;
import org.weasis.dicom.explorer.pref.node.DicomWebNode;

/** The nodes that Weasis can store to, as section {@code pacs} of the settings has them. */
final class WeasisNodes {

  private static final String CALLING = "weasis.aet";

  private final Guard guard;

  WeasisNodes(Guard guard) {
    this.guard = guard;
  }

  /** All nodes, each by a name of its own; what cannot be read of one leaves out that one. */
  List<Node> all() {
    Optional<String> calling =
        guard.ask("Asking for Weasis' AE title", WeasisNodes::told).or(this::onlyCalling);
    List<Node> nodes = new ArrayList<>();
    for (AbstractDicomNode node : stored(AbstractDicomNode.Type.DICOM)) {
      guard.ask("Reading a DICOM node", () -> dicom(node, calling)).ifPresent(nodes::add);
    }
    for (AbstractDicomNode node : stored(AbstractDicomNode.Type.WEB)) {
      guard.ask("Reading a DICOMweb node", () -> web(node)).ifPresent(nodes::add);
    }
    return distinct(nodes);
  }

  private List<AbstractDicomNode> stored(AbstractDicomNode.Type type) {
    return guard
        .ask(
            "Asking for the nodes of type " + type.name(),
            () ->
                Optional.ofNullable(
                    AbstractDicomNode.loadDicomNodes(type, AbstractDicomNode.UsageType.STORAGE)))
        .orElse(List.of());
  }

  /** Where there is one calling node there is nothing to choose; Weasis takes it as well. */
  private Optional<String> onlyCalling() {
    List<String> titles =
        stored(AbstractDicomNode.Type.DICOM_CALLING).stream()
            .flatMap(node -> guard.ask("Reading a calling node", () -> title(node)).stream())
            .distinct()
            .toList();
    return titles.size() == 1 ? Optional.of(titles.get(0)) : Optional.empty();
  }

  private static Optional<String> title(AbstractDicomNode any) {
    return any instanceof DefaultDicomNode node
        ? Optional.ofNullable(node.getAeTitle())
        : Optional.empty();
  }

  private static Optional<String> told() {
    return Optional.ofNullable(GuiUtils.getUICore().getSystemPreferences().getProperty(CALLING))
        .map(String::strip)
        .filter(title -> !title.isEmpty());
  }

  private static Optional<Node> dicom(AbstractDicomNode any, Optional<String> calling) {
    if (!(any instanceof DefaultDicomNode node)) {
      return Optional.empty();
    }
    Map<String, String> pacs = new HashMap<>();
    pacs.put("transport", "cstore");
    pacs.put("host", node.getHostname());
    pacs.put("port", Integer.toString(node.getPort()));
    pacs.put("aet", node.getAeTitle());
    calling.ifPresent(title -> pacs.put("callingAet", title));
    boolean tls = node.getTlsOptions() != null;
    pacs.put("tls", Boolean.toString(tls));
    String address = node.getAeTitle() + "@" + node.getHostname() + ":" + node.getPort();
    return Optional.of(
        new Node(
            name(node, address),
            address,
            pacs,
            tls ? Optional.of(Messages.get("node.tls")) : Optional.empty()));
  }

  private static Optional<Node> web(AbstractDicomNode any) {
    if (!(any instanceof DicomWebNode node) || node.getUrl() == null || !stores(node)) {
      return Optional.empty();
    }
    WebAddress address = WebAddress.of(node.getUrl());
    WebSignIn signIn = WebSignIn.of(node.getHeaders(), node.getAuthMethodUid());
    Map<String, String> pacs = new HashMap<>(signIn.pacs());
    pacs.put("transport", "stow");
    pacs.put("url", address.base());
    String notes =
        Stream.concat(address.note().stream(), signIn.notes().stream())
            .collect(Collectors.joining(" "));
    return Optional.of(
        new Node(
            name(node, address.base()),
            address.base(),
            pacs,
            Optional.of(notes).filter(text -> !text.isEmpty())));
  }

  private static boolean stores(DicomWebNode node) {
    return node.getWebType() == DicomWebNode.WebType.DICOMWEB
        || node.getWebType() == DicomWebNode.WebType.STOWRS;
  }

  private static String name(AbstractDicomNode node, String address) {
    return Optional.ofNullable(node.getDescription())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(address);
  }

  /**
   * Nodes that share a name all get their address behind it: none can silently take the place of
   * another that was chosen by its name.
   */
  private static List<Node> distinct(List<Node> nodes) {
    Map<String, Long> shared =
        nodes.stream().collect(Collectors.groupingBy(Node::name, Collectors.counting()));
    Map<String, Node> named = new LinkedHashMap<>();
    nodes.stream()
        .map(node -> shared.getOrDefault(node.name(), 1L) > 1 ? withAddress(node) : node)
        .forEach(node -> named.putIfAbsent(node.name(), node));
    return List.copyOf(named.values());
  }

  private static Node withAddress(Node node) {
    String name = node.name() + " (" + node.address() + ")";
    return new Node(name, node.address(), node.pacs(), node.note());
  }
}
