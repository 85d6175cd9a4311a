package org.fasit.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** What the host around us knows and settings may take from it. Called on threads of ours. */
@ConsumerType
public interface HostProfile {

  /** The name under which the reader signed in. */
  Optional<String> user();

  /** The PACS nodes that can be stored to. May read files. */
  List<Node> nodes();

  /**
   * One of the host's PACS nodes.
   *
   * @param name as the host's user knows it
   * @param address what a person recognises it by, without secrets
   * @param pacs the keys of section {@code pacs} that it stands for, secrets included
   * @param note what of it cannot be taken over, and what to do
   */
  record Node(String name, String address, Map<String, String> pacs, Optional<String> note) {
    public Node {
      pacs = Map.copyOf(pacs);
    }

    /** Never tells a secret. */
    @Override
    public String toString() {
      return name + " " + address;
    }
  }
}
