package org.fasit.cli.host;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.fasit.cli.host.ClassShape.Access;
import org.fasit.cli.host.ClassShape.Member;
import org.fasit.cli.host.ClassShape.Sort;

/** Writes an index as text, one fact a line; {@code docs/check-host.md} tells the format. */
final class HostIndexWriter {

  private HostIndexWriter() {}

  static void write(HostIndex index, Appendable out) throws IOException {
    line(out, "# host " + index.version());
    for (HostIndex.SystemPackage offered : index.systemPackages()) {
      line(out, "S " + offered.name() + " " + offered.version().map(Object::toString).orElse("-"));
    }
    for (HostIndex.Bundle bundle : index.bundles()) {
      line(out, "B " + bundle.name() + " " + bundle.version());
      for (HostIndex.Export export : bundle.exports()) {
        line(out, "E " + export.name() + " " + export.version() + " " + bundle.name());
      }
      for (ClassShape shape : bundle.classes()) {
        write(shape, out);
      }
    }
  }

  private static void write(ClassShape shape, Appendable out) throws IOException {
    String kind = shape.kind().name().toLowerCase(Locale.ROOT);
    String head = "C " + shape.name() + " " + kind + " " + shape.superName();
    line(out, head + String.join("", shape.interfaces().stream().map(name -> " " + name).toList()));
    List<String> lines =
        shape.members().stream()
            .filter(member -> member.access() != Access.HIDDEN)
            .map(HostIndexWriter::text)
            .sorted()
            .toList();
    for (String member : lines) {
      line(out, member);
    }
  }

  private static String text(Member member) {
    String how = member.isStatic() ? "s" : member.isAbstract() ? "a" : "-";
    String who = member.access() == Access.PUBLIC ? "+" : "#";
    String letter = member.sort() == Sort.FIELD ? "F " : "M ";
    return letter + how + who + " " + member.name() + " " + member.type();
  }

  private static void line(Appendable out, String text) throws IOException {
    out.append(text).append('\n');
  }
}
