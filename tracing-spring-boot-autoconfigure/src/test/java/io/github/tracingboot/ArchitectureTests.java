/*
 * Copyright 2026 the tracing-spring-boot authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.tracingboot;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.MethodsShouldConjunction;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.MergedAnnotations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arrows between the rooms, as drawn in {@code docs/architecture.md}.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.tracingboot";

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@Test
	void roomsHaveNoCycles() {
		SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
	}

	@Test
	void roomsKnowOnlyTheRoomsThatTheyMayKnow() {
		Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInLayers()
			.layer("root")
			.definedBy(ROOT)
			.layer("diagnostics")
			.definedBy(ROOT + ".diagnostics..")
			.layer("concurrent")
			.definedBy(ROOT + ".concurrent..")
			.layer("sampling")
			.definedBy(ROOT + ".sampling..")
			.layer("propagation")
			.definedBy(ROOT + ".propagation..")
			.layer("logging")
			.definedBy(ROOT + ".logging..")
			.layer("export")
			.definedBy(ROOT + ".export")
			.layer("backends")
			.definedBy(ROOT + ".export.*..")
			.layer("web")
			.definedBy(ROOT + ".web")
			.layer("servlet")
			.definedBy(ROOT + ".web.servlet..")
			.layer("reactive")
			.definedBy(ROOT + ".web.reactive..")
			.layer("client")
			.definedBy(ROOT + ".web.client..")
			.layer("annotations")
			.definedBy(ROOT + ".annotations..")
			.layer("sleuth")
			.definedBy(ROOT + ".sleuth")
			.layer("batch")
			.definedBy(ROOT + ".batch..")
			.layer("jdbc")
			.definedBy(ROOT + ".jdbc..")
			.layer("redis")
			.definedBy(ROOT + ".redis..")
			.layer("mongodb")
			.definedBy(ROOT + ".mongodb..")
			.layer("messaging")
			.definedBy(ROOT + ".messaging..")
			.layer("opentracing")
			.definedBy(ROOT + ".opentracing..")
			.layer("migration")
			.definedBy(ROOT + ".sleuth.migration..")
			.withOptionalLayers(true)
			.whereLayer("root")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("propagation")
			.mayOnlyBeAccessedByLayers("root", "logging", "web", "servlet", "reactive", "client", "messaging",
					"opentracing")
			.whereLayer("logging")
			.mayOnlyBeAccessedByLayers("root", "web", "servlet", "reactive")
			.whereLayer("export")
			.mayOnlyBeAccessedByLayers("root", "backends", "logging", "opentracing")
			.whereLayer("backends")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("web")
			.mayOnlyBeAccessedByLayers("root", "servlet", "reactive", "client")
			.whereLayer("servlet")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("reactive")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("client")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("annotations")
			.mayOnlyBeAccessedByLayers("root", "sleuth")
			.whereLayer("sleuth")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("batch")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("jdbc")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("redis")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("mongodb")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("messaging")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("opentracing")
			.mayOnlyBeAccessedByLayers("root")
			.whereLayer("migration")
			.mayOnlyBeAccessedByLayers("root")
			.check(classes);
	}

	@Test
	void backendsDoNotKnowEachOther() {
		SlicesRuleDefinition.slices().matching(ROOT + ".export.(*)..").should().notDependOnEachOther().check(classes);
	}

	@Test
	void logLinesDoNotKnowWhatIsMadeOfThem() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(ROOT + ".logging.lines..", ROOT + ".logging.events..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + ".logging", ROOT + ".logging.otlp..")
			.check(classes);
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + ".logging.otlp..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".logging.events..")
			.check(classes);
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(ROOT + ".logging", ROOT + ".logging.lines..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + ".logging.events..", ROOT + ".logging.otlp..", ROOT + ".export..")
			.check(classes);
	}

	@Test
	void brokersDoNotKnowEachOther() {
		SlicesRuleDefinition.slices()
			.matching(ROOT + ".messaging.(*)..")
			.should()
			.notDependOnEachOther()
			.allowEmptyShould(true)
			.check(classes);
	}

	@Test
	void namesOfOldPropertiesNeedDiagnosticsOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + ".sleuth.migration..")
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + "..")
				.and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(ROOT + ".sleuth.migration..",
						ROOT + ".diagnostics.."))))
			.check(classes);
	}

	@Test
	void diagnosticsKnowNoRoom() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + ".diagnostics..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT, ROOT + ".concurrent..", ROOT + ".sampling..", ROOT + ".propagation..",
					ROOT + ".logging..", ROOT + ".export..", ROOT + ".web..", ROOT + ".annotations..",
					ROOT + ".batch..", ROOT + ".jdbc..", ROOT + ".redis..", ROOT + ".mongodb..", ROOT + ".messaging..",
					ROOT + ".opentracing..", ROOT + ".sleuth..")
			.check(classes);
	}

	@Test
	void everyPackageIsNullMarked() {
		classes.stream()
			.map((javaClass) -> javaClass.getPackage())
			.distinct()
			.filter((javaPackage) -> javaPackage.getName().startsWith(ROOT))
			.forEach(
					(javaPackage) -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName())
						.isTrue());
	}

	@Test
	void beanMethodsAreNotCalledByOthers() {
		MethodsShouldConjunction rule = ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.should()
			.notBePublic();
		rule.check(classes);
	}

	@Test
	void autoConfigurationsAreListedSortedAndSwitchedByTheMasterSwitch() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()).getCandidates())
			.filteredOn((name) -> name.startsWith(ROOT))
			.isSorted()
			.containsExactlyInAnyOrderElementsOf(classes.stream()
				.filter((javaClass) -> javaClass.isAnnotatedWith(AutoConfiguration.class))
				.map((javaClass) -> javaClass.getName())
				.toList());
		assertThat(classes.stream().filter((javaClass) -> javaClass.isAnnotatedWith(AutoConfiguration.class)))
			.allMatch((javaClass) -> obeysTheMasterSwitch(javaClass.reflect()));
	}

	// The class itself, or the part of it that is left when no-op beans for users are
	// not.
	private static boolean obeysTheMasterSwitch(Class<?> configuration) {
		return Stream.concat(Stream.of(configuration), Stream.of(configuration.getDeclaredClasses()))
			.flatMap((candidate) -> MergedAnnotations.from(candidate).stream(ConditionalOnBooleanProperty.class))
			.anyMatch((condition) -> Arrays.asList(condition.getStringArray("name")).contains("tracing.enabled"));
	}

}
