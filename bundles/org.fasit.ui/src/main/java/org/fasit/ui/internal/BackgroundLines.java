package org.fasit.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.model.AiResult;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Picture;

/** The lines of a card that tell what is known beside conclusion and findings. */
final class BackgroundLines {

  static final String OLDER = "older/";

  private BackgroundLines() {}

  /** What stands beside the conclusion: that the result is preliminary, or gone. */
  static String mark(Card card) {
    if (card.withdrawn()) {
      return Messages.get("mark.withdrawn");
    }
    return card.detail().partial() ? Messages.get("mark.partial") : "";
  }

  /** Numbers and answers about the exam, and what the product says of itself. */
  static void addNumbers(Card card, List<Line> lines) {
    String ofExam = DetailText.of(card.detail());
    if (!ofExam.isEmpty()) {
      lines.add(note("detail/" + card.key(), card, Optional.empty(), ofExam));
    }
    String figures = String.join(" ", DetailText.figures(card.detail()));
    if (!figures.isEmpty()) {
      lines.add(note("figures/" + card.key(), card, Optional.empty(), figures));
    }
  }

  /** A line for each object that can be looked at but not read. */
  static void addPictures(Card card, Map<String, Look> looks, List<Line> lines) {
    for (Picture picture : card.background().pictures()) {
      Look look = looks.getOrDefault(picture.object(), Look.NONE);
      lines.add(
          new Line.Picture(
              card.key(),
              picture.object(),
              picture.form() == Form.DOCUMENT,
              Messages.get("picture." + picture.form()),
              look.trouble().orElse(look.title()),
              look.trouble().isPresent(),
              look.image()));
    }
  }

  /** The older versions behind one line; nothing of them can be judged. */
  static void addOlder(Card card, Choices choices, List<Line> lines) {
    List<FilteredResult> older = card.background().older();
    if (older.isEmpty()) {
      return;
    }
    String id = OLDER + card.key();
    boolean open = choices.isOpen(id, false);
    int count = older.size();
    lines.add(
        new Line.Toggle(
            id,
            card.key(),
            Glyph.OLDER,
            Messages.get("older.versions", count, Numbers.count(count)),
            Messages.get(open ? "toggle.hide" : "toggle.show"),
            open));
    for (int i = 0; open && i < count; i++) {
      addVersion(card, id + "/" + i, older.get(i), lines);
    }
  }

  private static void addVersion(Card card, String id, FilteredResult was, List<Line> lines) {
    AiResult result = was.result();
    String conclusion = Messages.get("conclusion." + result.conclusion());
    String product = CodeText.clean(result.product().label());
    String title = Messages.get("older.title", product, CodeText.lower(conclusion));
    lines.add(note(id, card, Optional.of(Glyph.OLDER), title));
    for (FilteredFinding filtered : was.findings()) {
      Finding finding = filtered.finding();
      FilterAction action = filtered.decision().action();
      boolean hidden = action == FilterAction.HIDE || action == FilterAction.OUT_OF_INTENDED_USE;
      lines.add(
          new Line.FilteredRow(
              id + "/" + finding.key(),
              card.key(),
              words(finding),
              finding.confidenceAsSent().map(CodeText::score).orElse(""),
              hidden ? PanelLines.rule(filtered.decision()) : ""));
    }
  }

  private static String words(Finding finding) {
    String whole = CodeText.whole(finding);
    return finding.presence() == Presence.ABSENT
        ? Messages.get("card.absent", CodeText.lower(whole))
        : whole;
  }

  private static Line.Note note(String id, Card card, Optional<Glyph> glyph, String text) {
    return new Line.Note(id, card.key(), glyph, text, false);
  }
}
