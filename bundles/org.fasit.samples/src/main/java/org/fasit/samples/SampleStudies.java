package org.fasit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.model.AiProduct;
import org.fasit.samples.Plan.Outcome;
import org.fasit.samples.Plan.Part;
import org.fasit.samples.Plan.Reaction;
import org.fasit.samples.Script.Action;
import org.fasit.samples.Script.StudyScript;

/**
 * Made-up radiography studies with the reports of two made-up AI products, and a script of what a
 * reader does with them. The same seed gives the same bytes.
 */
public final class SampleStudies {

  /** Reads radiographs of limbs for fractures: yes, doubt or no. */
  public static final AiProduct FRAC_AI = LimbExam.FRAC_AI;

  /** Reads erect chest radiographs for five findings. */
  public static final AiProduct THORAX_SCAN = ChestExam.THORAX_SCAN;

  /** How many studies a demo reads. */
  public static final int STANDARD_COUNT = 40;

  /** The folder with files made to bring a reader down, beside a good image and report. */
  public static final String HOSTILE = "hostile";

  private static final int HOSTILE_NUMBER = 9_999;

  private SampleStudies() {}

  /**
   * Writes {@code count} studies into folders {@code study-01} and on, the study {@link #HOSTILE},
   * and {@code script.json}.
   *
   * @param folder is made when it is not there; what is in it stays
   */
  public static void write(Path folder, int count, long seed) throws IOException {
    Files.createDirectories(folder);
    List<StudyScript> scripts = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      String name = String.format(Locale.ROOT, "study-%02d", n + 1);
      scripts.add(study(folder, name, new Exam(n, seed), Plan.number(n)));
    }
    scripts.add(hostile(folder, seed));
    new Script(scripts).write(folder.resolve("script.json"));
  }

  private static StudyScript study(Path folder, String name, Exam exam, Plan plan)
      throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    List<Action> actions = new ArrayList<>();
    List<String> truths = new ArrayList<>();
    Optional<LimbExam> limb = plan.frac().map(part -> new LimbExam(exam, part));
    boolean erect = plan.kind() != Plan.Kind.CHEST_RECUMBENT;
    Optional<ChestExam> chest = plan.thorax().map(part -> new ChestExam(exam, part, erect));
    Attributes header =
        exam.header(
            limb.map(LimbExam::description)
                .or(() -> chest.map(ChestExam::description))
                .orElseThrow());
    if (limb.isPresent()) {
      writeAll(limb.get().images(header), home, "limb");
      keep(limb.get().run(header), home, FRAC_AI, actions, truths);
    }
    if (chest.isPresent()) {
      writeAll(chest.get().images(header), home, "chest");
      keep(chest.get().run(header), home, THORAX_SCAN, actions, truths);
    }
    return new StudyScript(name, exam.studyInstanceUid(), String.join(", ", truths), actions);
  }

  private static void keep(
      ProductRun run, Path home, AiProduct product, List<Action> actions, List<String> truths)
      throws IOException {
    DicomFiles.write(run.report(), home.resolve(product.name() + ".dcm"));
    actions.addAll(run.actions());
    truths.add(run.truth());
  }

  private static void writeAll(List<Attributes> images, Path home, String name) throws IOException {
    int number = 1;
    for (Attributes image : images) {
      DicomFiles.write(image, home.resolve(name + "-" + number++ + ".dcm"));
    }
  }

  private static StudyScript hostile(Path folder, long seed) throws IOException {
    Path home = Files.createDirectories(folder.resolve(HOSTILE));
    Exam exam = new Exam(HOSTILE_NUMBER, seed);
    ChestExam chest = new ChestExam(exam, new Part(Outcome.TRUE_NEGATIVE, Reaction.PASSES), true);
    Attributes header = exam.header(chest.description());
    writeAll(chest.images(header), home, "chest");
    Attributes report = chest.run(header).report();
    DicomFiles.write(report, home.resolve(THORAX_SCAN.name() + ".dcm"));
    HostileFiles.truncated(report, home.resolve("truncated.dcm"));
    HostileFiles.deep(home.resolve("deep.dcm"), 10_000, 0);
    HostileFiles.hugeLength(home.resolve("huge-length.dcm"));
    HostileFiles.wrongVr(home.resolve("wrong-vr.dcm"));
    HostileFiles.bomb(home.resolve("bomb.dcm"), 48L << 20);
    HostileFiles.manyItems(home.resolve("many-items.dcm"), 60_000);
    HostileFiles.random(home.resolve("random.dcm"), 4096, seed);
    Attributes loop =
        new SrWriter(header, THORAX_SCAN, exam.uids(), "loop")
            .item(SrItems.byReference("INFERRED FROM", 1))
            .item(
                SrItems.container(
                    SampleCodes.dcm("121070", "Findings"), SrItems.byReference("CONTAINS", 1)))
            .write();
    DicomFiles.write(loop, home.resolve("loop.dcm"));
    return new StudyScript(HOSTILE, exam.studyInstanceUid(), "normal chest", List.of());
  }
}
