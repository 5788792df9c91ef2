// Preflight.java FILE.pdf... - what Apache PDFBox Preflight 2.0 says of each PDF.
//
// Preflight judges PDF/A-1b; our files are PDF/A-2a. What part 2 allows and part 1 does not is left out, by its
// code; any other complaint is printed and makes the exit code 1. The last line counts.
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import javax.activation.FileDataSource;
import org.apache.pdfbox.preflight.Format;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

public class Preflight {
	private static final Map<String, String> ALLOWED = Map.of(
		"3.1.11", "a CIDFont without CIDSet (ISO 19005-2, 6.2.11.4.2 asks for none)",
		"7.11.2", "part 2 in the metadata, where Preflight knows part 1 alone");

	private static ValidationResult judge(File file) throws Exception {
		PreflightParser parser = new PreflightParser(new FileDataSource(file));
		try {
			parser.parse(Format.PDF_A1B);
			try (PreflightDocument document = parser.getPreflightDocument()) {
				document.validate();
				return document.getResult();
			}
		} catch (SyntaxValidationException e) {
			return e.getResult();
		}
	}

	public static void main(String[] files) throws Exception {
		Map<String, Integer> allowed = new TreeMap<>();
		int bad = 0;
		for (String file : files) {
			Map<String, String> broken = new TreeMap<>();
			for (ValidationResult.ValidationError error : judge(new File(file)).getErrorsList()) {
				if (ALLOWED.containsKey(error.getErrorCode()))
					allowed.merge(error.getErrorCode(), 1, Integer::sum);
				else
					broken.putIfAbsent(error.getErrorCode(), error.getDetails());
			}
			broken.forEach((code, details) -> System.out.println(file + ": " + code + " " + details));
			bad += broken.isEmpty() ? 0 : 1;
		}
		allowed.forEach((code, count) ->
			System.out.println("left out: " + code + ", " + count + " times: " + ALLOWED.get(code)));
		System.out.println("Preflight: " + (files.length - bad) + " of " + files.length + " files are good");
		System.exit(bad == 0 ? 0 : 1);
	}
}
